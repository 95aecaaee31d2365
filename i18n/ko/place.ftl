### 장소 고르기: 이름으로, 지도에서, 또는 기기가 있는 곳.

place-title = 어디인가요?
place-choose = 선택
place-change = 바꾸기
place-here = 여기
place-here-finding = 위치를 찾는 중
place-here-consent-title = 앱이 위치를 보도록 허용할까요?
place-here-consent-text = ‘여기’를 누를 때만입니다. 위치는 보내는 신고와 함께만 기기를 떠납니다. 나를 위한 구조 요청에는 위치가 있으면 항상 함께 보냅니다.
place-here-consent-yes = 허용
place-here-failed = 위치를 찾을 수 없습니다. 이름이나 지도에서 고르세요.
place-search-label = 동·면, 새 이름 또는 옛 이름
place-search-example = 예: Thuận Lộc, Kim Long
place-search-none = 그런 이름의 장소가 없습니다.
place-search-count =
    { $count ->
        [0] 결과 없음
        [1] 결과 1개
       *[other] 결과 { $count }개
    }
place-now = 지금은 { $ward }
place-former = { $name } (옛 이름)
place-former-ward = { $name } (옛 동)
place-former-commune = { $name } (옛 면)
place-former-township = { $name } (옛 읍)
place-ward-other = 다른 동·면
place-ward-other-none = 40곳 모두에서 선택
place-photo-question = 사진을 { $ward }에서 찍었나요?
place-here-question = { $ward }에 계신가요?
place-pin-question = 이 지점은 어느 동·면인가요?
place-near = { $name } 근처
place-yes = 예
place-elsewhere = 다른 곳
place-approximate = 경계는 대략적이므로 확인해 주세요.
place-outside = 후에 밖 { $distance }
place-ward-missing = 먼저 동·면을 선택하세요.
place-point-missing = 먼저 이름으로 찾거나 지도를 누르세요.
place-address-label = 집 번호, 골목, 눈에 띄는 것
place-address-hint = 선택 사항
place-done = 이 장소 사용
place-map-label = 후에 지도. 화살표 키로 핀을 옮기고 더하기·빼기 키로 확대·축소합니다.
place-map-empty = 지도를 그리는 중
place-map-failed = 지도를 불러오지 못했습니다. 이름으로 찾으세요.
place-zoom-in = 확대
place-zoom-out = 축소
place-preview = 선택한 장소의 지도
