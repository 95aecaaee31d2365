### 地図：レイヤー、同じ内容の一覧、ひとつのカード。

map-title = 地図
map-more = 警報、見どころ、水位、冠水地点、避難所
map-skip = 地図を飛ばして一覧へ
map-label = 市の地図。下の一覧に同じ内容があります。
map-layers = 地図に表示
map-layer = { $name }（{ $count }）
map-warnings = 警報
map-places = 見どころ
map-gauges = 川、ダム、雨
map-flood-points = 冠水地点
map-shelters = 避難所
map-reports = 自分の通報
map-wards = 地区
map-closer = 拡大
map-further = 縮小
map-source = 地区の境界はおおよそです
map-list = 一覧
map-list-title = 地図の内容を一覧で
map-count =
    { $count ->
        [0] まだ表示するものがありません
       *[other] { $count } 件
    }
map-empty-title = 地図にはまだ何もありません
map-empty-text = 上でレイヤーを選び足してください。
map-failed-title = この端末では地図を描けません
map-failed-text = 地図にあるものはすべて、行き方とともに一覧にあります。
map-error = 読み込めません：{ $name }
map-away = 直線距離で { $distance }
map-no-point = 地図のどこにあるか、まだ測られていません。
map-page = 詳細
map-show = 地図で見る
map-report = 通報
map-ward = 地区
