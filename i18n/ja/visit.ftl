### 旅行者：一日の計画、緊急カード、祭り。

clock-days-later =
    { $days ->
        [1] 翌日 { $time }
       *[other] { $days } 日後 { $time }
    }
plans-title = 自分の計画
plans-more = 見たい場所を一日の計画に
plans-back = 計画の一覧へ戻る
plans-pick-title = 計画を選んでください
plans-pick-text = 場所の順、おおよその時刻、その時に閉まっている場所。
plans-empty-title = 計画はまだありません
plans-empty-text = 場所を開いて「計画に追加」を押すか、上で新しい計画を作ってください。
plans-error = 計画を読み込めません
plan-new = 新しい計画
plan-new-name = フエの一日
plan-stops =
    { $count ->
        [0] 場所はまだありません
        [1] 1 か所
       *[other] { $count } か所
    }
plan-missing-title = この計画はありません
plan-missing-text = 削除された可能性があります。ほかの計画は一覧に残っています。
plan-name = 計画の名前
plan-name-missing = 計画には名前が必要です。新しい名前を書くまで前の名前のままです。
plan-name-long = 名前は { $max } 文字までで、これは { $count } 文字です。前の名前のままです。
plan-day = 日にち（空でもよい）
plan-start = 開始
plan-travel = 移動方法
plan-travel-ride = 乗り物
plan-travel-walk = 徒歩
plan-empty-title = この計画に場所はまだありません
plan-empty-text = 場所を開いて「計画に追加」を押してください。
plan-more = 場所を追加
plan-stops-title = 場所の順
plan-estimate = 時間と距離は目安です。直線距離に 3 分の 1 を加え、一定の速さで計算しています。余裕をみてください。
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = 約 { $distance }、徒歩で約 { $minutes } 分
plan-leg-ride = 約 { $distance }、乗り物で約 { $minutes } 分
plan-hours-unknown = 営業時間は不明
plan-closed-then = その時間の一部は閉まっています：{ $from }–{ $to } に開いています
plan-closed-all = その時間は閉まっています：{ $from }～{ $to }
plan-closed-count =
    { $count ->
        [1] 1 か所が滞在時間の一部で閉まっています。時刻を変えるか「よい順に並べる」を押してください。
       *[other] { $count } か所が滞在時間の一部で閉まっています。時刻を変えるか「よい順に並べる」を押してください。
    }
plan-stay = 滞在
plan-minutes = { $minutes } 分
plan-up = { $place } を上へ
plan-down = { $place } を下へ
plan-moved = { $place }：{ $count } か所中 { $number } 番目
plan-remove-stop = { $place } を外す
plan-removed-stop = { $place } を外しました
plan-order = よい順に並べる
plan-ordered = 営業時間と距離で並べました。
plan-order-good = すでによい順です。
plan-unknown-place = 不明な場所（{ $id }）
plan-unknown = 不明な場所
plan-to-calendar = カレンダーに追加
plan-needs-day = 先に日にちを選ぶと、計画をカレンダーに入れられます。
plan-share = 共有
plan-share-why = リンクに計画全体が入っています。サーバーには残らず、リンクを持つ人は読めます。
plan-share-link = リンク
plan-copy = コピー
plan-copied = リンクをコピーしました。
plan-not-copied = 端末がコピーを許可していません。リンク全体を選んで手でコピーしてください。
plan-hand-on = 送る
plan-remove = 計画を削除
plan-removed = 「{ $name }」を削除しました。
plan-add = 計画に追加
plan-added = 「{ $name }」に追加しました。
plan-having = 計画に入っています
plan-shared-title = 共有された計画
plan-shared-hint = 誰かがこの計画を共有しました。保存するまで端末には残りません。
plan-keep = 保存
plan-kept = 計画をこの端末に保存しました。
plan-link-title = 送られた計画を開く
plan-link-label = リンク
plan-link-hint = ここにリンク全体を貼り付けてください。
plan-link-open = 開く
plan-link-wrong-title = この計画は開けません
plan-link-too-long = リンクがどの計画よりも長すぎます。もう一度コピーしてもらってください。自分の計画は変わっていません。
plan-link-newer = 新しい版のアプリで作られたリンクです。アプリを更新してもう一度開いてください。自分の計画は変わっていません。
plan-link-broken = 計画のリンクではないか、一部が切れています。リンク全体をもう一度コピーしてもらってください。自分の計画は変わっていません。
card-title = 緊急カード
card-more = 助ける人に知らせたいこと。この端末だけにあります
card-why = 助けてくれる人に知らせたいことを書いておきます。カードは暗号化されてこの端末だけにあり、誰にも送られません。画面を見せてください。
card-error = 緊急カードを読み込めません
card-group-me = 自分について
card-group-health = 健康
card-group-stay = 滞在先
card-group-contact = 知らせる相手
card-name = 名前
card-nationality = 国籍
card-languages = 話せる言語
card-blood-type = 血液型
card-allergies = アレルギー
card-medicine = 飲んでいる薬
card-hotel-name = ホテル
card-hotel-address = ホテルの住所
card-hotel-phone = ホテルの電話
card-contact-name = 知らせる人
card-contact-phone = その人の電話
card-consulate-name = 領事館または大使館
card-consulate-phone = 領事館の電話
card-consulate-hint = 自国の公式ページで確認してください。アプリは番号を推測しません。
card-note = メモ
card-kept-here = 書いた文字はすぐにこの端末に保存されます。
card-saving = 保存中…
card-saved = この端末に保存しました。
card-saved-but = 長すぎる欄を除いて保存しました。その欄は前の内容のままです。
card-delete = カードを削除
card-deleted = 緊急カードを削除しました。
card-show = 救助者に見せる
card-please = 助けが必要です。このカードを読んでください。
card-write = カードを書く
card-empty-title = カードは空です
card-empty-text = 必要になる前に書いておいてください。下の番号にはいつでも電話できます。
card-position = 現在地：{ $lat }、{ $long }
card-position-ward = おそらく { $ward }
card-position-show = 現在地を表示
card-position-why = このカードに座標を示すためです。位置は端末から出ません。
card-call = { $number }：{ $what }
card-call-112 = 捜索・救助
card-call-113 = 警察
card-call-114 = 消防・救助
card-call-115 = 救急
events-title = 祭りと催し
events-more = これからの催しと旧暦の日にち
events-back = 祭りの一覧へ戻る
events-pick-title = 祭りを選んでください
events-pick-text = 二つの暦の日にち、場所、どのくらい確かか。
events-month-label = 月
events-month = { $year }年{ $month }
events-count =
    { $count ->
        [0] 祭りはありません
        [1] これから 1 件
       *[other] これから { $count } 件
    }
events-open-title = 毎回日にちが発表されるもの
event-missing-title = この祭りはありません
event-check = 行く前に確認してください
event-announced = 日にちは毎回発表されます。市のコールセンターか市のページで確認してください。
event-to-calendar = カレンダーに追加
event-when = 日時
event-where = 場所
event-place = 見どころ
event-lunar =
    { $leap ->
        [yes] 旧暦 { $month }月{ $day }日（閏月）
       *[other] 旧暦 { $month }月{ $day }日
    }
event-from-lunar = { $lunar } から
event-days = { $first } – { $last }
event-days-rough = { $first } から { $last } の間の一日、毎年発表
theme-imperial = 皇宮、皇帝陵
theme-pagodas = 寺院、廟、教会
theme-gardens = 庭園
theme-museums = 博物館、文化
theme-crafts = 工芸村
theme-beaches = ビーチ
theme-nature = 自然
