### 둘러보기: 가 볼 만한 곳의 목록과 각 장소.

explore-title = 가 볼 만한 곳
explore-more = 유적, 사원, 시장, 해변, 공예 마을
explore-back = 장소 목록으로
explore-pick-title = 장소를 선택하세요
explore-pick-text = 운영 시간, 입장료, 가는 길, 택시 기사에게 보여 줄 큰 글씨.
explore-missing-title = 없는 장소입니다
explore-kind = 종류
explore-theme = 테마
explore-every = 전체
explore-all = 필터 해제
explore-none-title = 아직 장소가 없음
explore-none-text = 시의 목록에 아직 장소가 없습니다.
explore-count =
    { $count ->
        [0] 두 조건에 맞는 곳이 없습니다
       *[other] { $count }곳
    }
explore-near = 가까운 순
explore-near-again = 내 위치 새로 고침
explore-near-why = 거리를 알려 드리기 위한 것으로, 위치는 이 기기에만 남습니다. 신고를 작성할 때의 ‘여기’에도 같은 동의가 적용됩니다.
interest-heritage = 유적
interest-tomb = 황릉
interest-religious = 사찰, 사원, 성당
interest-museum = 박물관
interest-market = 시장
interest-nature = 자연
interest-beach = 해변
interest-craft = 공예 마을
interest-culture = 문화
interest-landmark = 명소
interest-leisure = 산책
interest-transport = 역, 선착장, 공항
theme-must-see = 꼭 볼 곳
theme-unesco = 세계유산
theme-food = 음식
theme-view = 전망
theme-garden-house = 정원 가옥
theme-river = 강변
theme-boat = 배로 가기
theme-swim = 물놀이
theme-trek = 트레킹
theme-night = 저녁
theme-festival = 축제
money = { $amount } ₫
place-go = 길 찾기
place-taxi = 기사에게 보여 주기
place-taxi-please = 이곳으로 가 주세요:
place-taxi-point = 좌표: { $lat }, { $long }
place-how-far = 얼마나 먼가요?
place-free = 무료입장
place-always-open = 언제나 열려 있음
place-open = 보통 { $until }까지 운영
place-closed = 보통 지금은 닫혀 있고 { $from }에 엽니다
place-daily = 매일 { $from }–{ $to }
place-address = 주소
place-ward = 동·면
place-part-of = 속한 곳
place-parts = 이 구역 안의 장소
place-hours = 운영 시간
place-hours-unknown = 확인되지 않음
place-hours-reported = 지난 공지에 따른 것으로 바뀌었을 수 있습니다. 가기 전에 다시 확인하세요.
place-source = 출처
place-ticket = 입장료
place-ticket-adult = 성인 { $amount }
place-ticket-child = 7~12세 어린이 { $amount }
place-ticket-child-free = 7~12세 어린이 무료
place-ticket-reported = 언론과 공지에 따른 것으로, 확인되지 않았습니다.
place-point = 지도상의 위치
place-accuracy = 약 { $distance } 차이가 날 수 있습니다.
place-compared =
    { $count ->
        [0] 다른 자료와 비교하지 않았습니다.
       *[other] 다른 자료 { $count }개와 비교했습니다.
    }
