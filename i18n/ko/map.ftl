### 지도: 층, 같은 내용을 말하는 목록, 하나를 나타내는 카드.

map-title = 지도
map-more = 경보, 장소, 수위, 침수 지점, 대피소
map-skip = 지도를 건너뛰고 목록으로
map-label = 도시 지도. 아래 목록에 같은 내용이 있습니다.
map-layers = 지도에 표시
map-layer = { $name } ({ $count })
map-warnings = 경보
map-places = 가 볼 만한 곳
map-gauges = 강, 댐, 비
map-flood-points = 침수 지점
map-shelters = 대피소
map-reports = 내 신고
map-wards = 동·면
map-closer = 확대
map-further = 축소
map-source = 동·면 경계는 대략적입니다
map-list = 목록
map-list-title = 지도의 내용을 목록으로
map-count =
    { $count ->
        [0] 아직 표시할 것이 없습니다
       *[other] { $count }개 항목
    }
map-empty-title = 지도에 아직 아무것도 없습니다
map-empty-text = 위에서 층을 더 선택하세요.
map-failed-title = 이 기기에서 지도를 그릴 수 없습니다
map-failed-text = 지도에 있는 것은 모두 목록에 가는 길과 함께 있습니다.
map-error = 읽을 수 없음: { $name }
map-away = 직선거리로 { $distance }
map-no-point = 지도의 어디인지 아직 아무도 재지 않았습니다.
map-page = 자세히
map-show = 지도에서 보기
map-report = 신고
map-ward = 동·면
