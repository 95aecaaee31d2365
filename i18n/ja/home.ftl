# ホーム。
home-hello = フエへようこそ
home-hello-name = こんにちは、{ $name } さん
home-report = 問題を通報する
home-report-more = 写真、場所、短い説明
home-my-reports = 自分の通報
home-call = 市に電話する
home-simple-me = マイページと設定
home-open-title = 対応中
home-empty-title = 待っているものはありません
home-empty-text = 消えた街灯、道路の穴、ごみ、冠水した道がありますか。1 分以内に市へ知らせられます。
hotline-demo = これはデモのため、実際には電話をかけません。本物のアプリは { $number } に電話します。
understood = わかりました
expired-title = ログインが終了しました
expired-text = 失われたものはありません。あなたの名前で待っているものは、再びログインすると送信されます。
today-line =
    { $leap ->
        [yes] { $date } { $weekday } · 旧暦 { $month }月{ $day }日（閏月）
       *[no] { $date } { $weekday } · 旧暦 { $month }月{ $day }日
    }
