# すべての画面で。
app-name = Tràng Tiền
skip-to-content = 本文へ
close = 閉じる
back = 戻る
cancel = キャンセル
try-again = もう一度試す
loading = 読み込み中…
sentence = { $text }。
undo = 元に戻す
failed-title = 表示できません
broken-title = アプリを開けません

demo-mark = デモ
demo-label = デモ版
demo-text = サンプルのデータで、実際には送信されません

nav-label = 主なメニュー
nav-home = ホーム
nav-reports = 通報
nav-me = マイページ
nav-attention = 確認が必要なもの { $count } 件

strip-sending =
    { $count ->
        [1] 送信中、{ $total } 段階のうち { $step }
       *[other] 送信中、{ $total } 段階のうち { $step } · 待ち { $count } 件
    }
strip-lost = この端末のアプリとの接続が切れました。再接続中…
strip-offline = オフライン · 書き込みはでき、すべて保存されます
strip-offline-waiting = オフライン · 送信待ち { $count } 件
strip-waiting = 送信待ち { $count } 件
strip-saver = 台風時の節約モードがオンです
strip-saver-photos = 節約モード · 通報 { $count } 件の写真が送信を待っています
strip-attention = 確認が必要な通報 { $count } 件

missing-title = このページはありません
missing-text = リンクが古いか、途中で切れている可能性があります。ホームから続けてください。

when-today = 今日
when-tomorrow = 明日
when-yesterday = 昨日
when-day-time = { $day } { $time }
when-date = { $month }{ $day }日
when-date-year = { $year }年{ $date }
when-month = { $month }月
when-weekday =
    { $number ->
        [0] 月曜日
        [1] 火曜日
        [2] 水曜日
        [3] 木曜日
        [4] 金曜日
        [5] 土曜日
       *[other] 日曜日
    }
due-by = 期限 { $when }
due-past = 期限超過 { $when }
distance-metres = { $metres } m
distance-kilometres = { $whole }.{ $tenth } km
file-saved = { $name } をダウンロードフォルダーに保存しました。
