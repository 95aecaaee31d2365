### The street map: fetching, stopping, removing.

street-title = 道路地図
street-newer = 新しい道路地図があります
street-text = 一度 { $size } をダウンロードすれば、ネットワークがなくても見られます。
street-fetch = ダウンロード
street-go-on = ダウンロードを続ける
street-stop = 中止
street-loading = { $size } のうち { $done } を受信
street-paused = 節約中のため止まっています。節約をオフにすると自動で続きます。今すぐダウンロードするには「中止」を押してから「ダウンロードを続ける」を押してください。
street-size = { $size } MB
street-stopped = { $why } 受信した分は残っています。「ダウンロードを続ける」でその続きから始まります。
street-bad = 届いたファイルは使える地図ではないため破棄しました。今ある地図はそのままです。後でもう一度お試しください。
street-full = 端末の空きがありません。通報と救助要請の分を空けるため、受信した分を消しました。
street-kept = 道路地図はこの端末にあります（{ $size }）。
street-remove = 道路地図を消す
street-remove-text = もう一度使うには、ネットワークのある所で最初からダウンロードする必要があります。地図のほかの情報は残ります。
