# What the daily services share.

news-private = 新しいお知らせがあります。アプリを開いてご覧ください。
news-title = フォロー中のサービスのお知らせ
news-look = 見る
