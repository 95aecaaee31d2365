### 場所を選ぶ：名前で、地図で、または端末のある所。

place-title = どこですか
place-choose = 選ぶ
place-change = 変更
place-here = ここ
place-here-finding = 位置を探しています
place-here-consent-title = アプリに現在地を見せますか
place-here-consent-text = 「ここ」を押したときだけです。位置が端末を出るのは、送信する通報と一緒のときだけです。自分のための救助要請には、わかれば必ず添えられます。
place-here-consent-yes = 許可
place-here-failed = 位置がわかりません。名前か地図で選んでください。
place-search-label = 地区（新旧どちらの名前でも）
place-search-example = 例：Thuận Lộc、Kim Long
place-search-none = その名前の場所はありません。
place-search-count =
    { $count ->
        [0] 結果なし
        [1] 1 件の結果
       *[other] { $count } 件の結果
    }
place-now = 現在は { $ward }
place-former = { $name }（旧称）
place-former-ward = { $name }（旧坊）
place-former-commune = { $name }（旧社）
place-former-township = { $name }（旧市鎮）
place-ward-other = 別の地区
place-ward-other-none = 全 40 地区から選ぶ
place-photo-question = 写真は { $ward } で撮ったものですか
place-here-question = { $ward } にいますか
place-pin-question = この地点はどの地区ですか
place-near = { $name } の近く
place-yes = はい
place-elsewhere = 別の場所
place-approximate = 境界はおおよそなので、確認してください。
place-outside = フエの外 { $distance }
place-ward-missing = まず地区を選んでください。
place-point-missing = まず名前で探すか地図を押してください。
place-address-label = 番地、路地、目印
place-address-hint = 任意
place-done = この場所を使う
place-map-label = フエの地図。矢印キーでピンを動かし、プラスとマイナスで拡大・縮小します。
place-map-empty = 地図を描画中
place-map-failed = 地図を読み込めませんでした。名前で探してください。
place-zoom-in = 拡大
place-zoom-out = 縮小
place-preview = 選んだ場所の地図
