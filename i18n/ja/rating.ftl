### People rate services.

rating-title = 評価
rating-none = まだ点数がありません。5人以上の評価が必要です。
rating-all = 5点中 { $average } · 評価 { $count } 件
rating-ask = このサービスはいかがでしたか。
rating-stars = 星5つのうち { $stars }
rating-text = ほかに伝えたいことはありますか。
rating-text-hint = 任意です。お名前は付きません。市の担当者だけが読み、公開されません。
rating-count = { $max } 文字中 { $used } 文字
rating-too-long = 最大 { $max } 文字です。少し短くしてください。
rating-send = 評価を送る
rating-thanks = 評価をありがとうございます
rating-own = 星5つのうち { $stars } を付けました。
rating-waits = ネットワークがつながったら送ります
rating-change = 評価を変える
rating-withdraw = 取り消す
rating-said = 評価を受け付けました。
rating-withdrawn = 評価を取り消しました。
