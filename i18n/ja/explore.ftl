### 見どころ：一覧とそれぞれの場所。

explore-title = 見どころ
explore-more = 史跡、寺院、市場、ビーチ、工芸村
explore-back = 一覧へ戻る
explore-pick-title = 場所を選んでください
explore-pick-text = 営業時間、入場料、行き方、運転手に見せる大きな文字。
explore-missing-title = この場所はありません
explore-kind = 種類
explore-theme = テーマ
explore-every = すべて
explore-all = 絞り込みを解除
explore-none-title = まだ場所がありません
explore-none-text = 市の一覧にはまだ場所がありません。
explore-count =
    { $count ->
        [0] 両方に合う場所はありません
       *[other] { $count } か所
    }
explore-near = 近い順
explore-near-again = 現在地を更新
explore-near-why = 距離を示すためです。位置はこの端末から出ません。通報を書くときの「ここ」にも同じ同意が使われます。
interest-heritage = 史跡
interest-tomb = 皇帝陵
interest-religious = 寺院、廟、教会
interest-museum = 博物館
interest-market = 市場
interest-nature = 自然
interest-beach = ビーチ
interest-craft = 工芸村
interest-culture = 文化
interest-landmark = 名所
interest-leisure = 散策
interest-transport = 駅、船着場、空港
theme-must-see = 必見
theme-unesco = 世界遺産
theme-food = 食
theme-view = 眺め
theme-garden-house = 庭園家屋
theme-river = 川沿い
theme-boat = 船で行く
theme-swim = 泳ぐ
theme-trek = トレッキング
theme-night = 夜
theme-festival = 祭り
money = { $amount } ₫
place-go = 行き方
place-taxi = 運転手に見せる
place-taxi-please = ここまでお願いします：
place-taxi-point = 座標：{ $lat }、{ $long }
place-how-far = どのくらい離れていますか
place-free = 入場無料
place-always-open = いつでも開いています
place-open = 通常は { $until } まで
place-closed = 通常は今は閉まっており、{ $from } に開きます
place-daily = 毎日 { $from }–{ $to }
place-address = 住所
place-ward = 地区
place-part-of = 属する場所
place-parts = この敷地の中
place-hours = 営業時間
place-hours-unknown = 未確認
place-hours-reported = 過去の案内によるもので、変わっている可能性があります。行く前に確認してください。
place-source = 出典
place-ticket = 入場料
place-ticket-adult = 大人 { $amount }
place-ticket-child = 7～12 歳の子ども { $amount }
place-ticket-child-free = 7～12 歳の子ども 無料
place-ticket-reported = 報道と案内によるもので、未確認です。
place-point = 地図上の位置
place-accuracy = 約 { $distance } ずれている可能性があります。
place-compared =
    { $count ->
        [0] ほかの情報源と照合していません。
       *[other] ほかの情報源 { $count } 件と照合しました。
    }
