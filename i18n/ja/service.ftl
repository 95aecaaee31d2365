### サービス：一覧、検索、各サービス、地区、機関、ヘルプ。

nav-services = サービス
services-title = サービス
services-back = サービスへ戻る
services-pick-title = 左から選んでください
services-pick-text = 必要なことを入力するか、場面やサービスの分類を選んでください。
services-error = サービスを読み込めません
services-marked = お気に入り
services-recent = 最近使ったもの
services-events = 何が必要ですか
services-groups = 分類から
services-more = もっと見る
services-count = サービス { $count } 件
services-not-here = まだこのアプリでは使えません
services-not-here-text = 開くと、代わりにどうすればよいかがわかります。
services-missing-title = 一覧にありません
services-missing-text = リンクが古いか、提供が終わった可能性があります。一覧から探してください。
services-empty-title = ここにはまだサービスがありません
services-empty-text = 市の一覧には、ここに載るサービスがまだありません。コールセンターに電話すると、方法を説明します。

search-label = サービス、場所、機関、ヘルプを検索
search-example = サービス、場所、ヘルプ…
search-clear = 入力を消す
search-error = 検索できませんでした
search-count =
    { $count ->
        [0] 見つかりません
       *[other] { $count } 件の結果
    }
search-instead = 「{ $typed }」の代わりに「{ $instead }」の結果を表示しています
search-nothing = 「{ $typed }」は見つかりません
search-nothing-text = 言葉を減らすか変えてみてください。声調記号は不要です。それでもなければコールセンターに尋ねてください。
search-more = 結果をもっと見る
search-services = サービス（{ $count }）
search-categories = 通報する（{ $count }）
search-reports = 自分の通報（{ $count }）
search-drafts = 下書き（{ $count }）
search-places = 見どころ（{ $count }）
search-wards = 地区（{ $count }）
search-agencies = 機関（{ $count }）
search-help = ヘルプ（{ $count }）
search-festivals = 祭り（{ $count }）

audience-all = すべての人
audience-resident = 住民
audience-tourist = 旅行者
audience-business = 事業者
service-offline = インターネット不要
service-account = ログインが必要
service-vneid = VNeID レベル 2 が必要
service-mark = サービスのお気に入りに入れる
service-open = 開く
service-open-name = { $name } を開く
service-open-page = { $host } を開く
service-call = { $number } に電話
service-visit = 行く
service-paused = 一時休止中
service-paused-until = { $when } まで休止中
service-paused-text = 急ぐ場合はコールセンターに電話して、どうすればよいか尋ねてください。
service-none = まだこのアプリにありません
service-retired = 提供を終了しました
service-no-address = 確認済みのウェブアドレスはまだありません
service-none-text = コールセンターに電話すると、方法を説明するか適切な窓口につなぎます。
service-channel = 利用方法
service-channel-native = このアプリで
service-channel-web = ブラウザのウェブページで
service-channel-phone = 電話で
service-channel-visit = 窓口で
service-where = 場所
service-authority = 担当機関
service-cost = 費用
service-cost-unknown = 未確認です。行く前に電話で確認してください。
service-evidence = 持ち物
service-output = 受け取るもの
service-faq =
    { $count ->
        [1] よくある質問
       *[other] よくある質問（{ $count }）
    }

ward-missing-title = この地区はありません
ward-is-home = 滞在先
ward-make-home = ここを滞在先にする
ward-make-home-more = この地区の警報が届くようになります。選択はこの端末だけに残ります。
ward-old-names = 旧地区名

agency-missing-title = この機関はありません
agency-services = 担当するサービス
agency-reports = ここに届く通報
agency-call = この機関自身の電話番号は未確認です。コールセンターがつなぐか伝言します。

help-title = ヘルプ
help-more = アプリについてのよくある質問
help-back = ヘルプへ戻る
help-pick-title = 質問を選んでください
help-pick-text = 答えはここに表示され、通信できないときも読めます。
help-missing-title = このヘルプはありません
help-ask = まだわからない場合は、コールセンターがお手伝いします。
search-partial = 入力した言葉をすべて含むものはありません。次のものは一部を含みます。
