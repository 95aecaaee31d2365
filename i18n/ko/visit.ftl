### 방문객: 하루 일정, 응급 카드, 축제.

clock-days-later =
    { $days ->
        [1] 다음 날 { $time }
       *[other] { $days }일 뒤 { $time }
    }
plans-title = 내 일정
plans-more = 보고 싶은 곳을 하루 일정에 넣으세요
plans-back = 일정 목록으로
plans-pick-title = 일정을 선택하세요
plans-pick-text = 장소의 순서, 예상 시간, 그때 닫혀 있을 곳.
plans-empty-title = 아직 일정이 없습니다
plans-empty-text = 장소를 열어 ‘일정에 추가’를 누르거나 위에서 새 일정을 만드세요.
plans-error = 일정을 읽을 수 없습니다
plan-new = 새 일정
plan-new-name = 후에에서의 하루
plan-stops =
    { $count ->
        [0] 아직 장소 없음
        [1] 1곳
       *[other] { $count }곳
    }
plan-missing-title = 없는 일정입니다
plan-missing-text = 삭제되었을 수 있습니다. 다른 일정은 목록에 그대로 있습니다.
plan-name = 일정 이름
plan-name-missing = 일정에는 이름이 필요합니다. 새 이름을 쓸 때까지 이전 이름을 유지합니다.
plan-name-long = 이름은 { $max }자까지이며 지금은 { $count }자입니다. 이전 이름을 유지합니다.
plan-day = 날짜 (비워 두어도 됨)
plan-start = 시작 시각
plan-travel = 이동 방법
plan-travel-ride = 차량
plan-travel-walk = 걷기
plan-empty-title = 이 일정에는 아직 장소가 없습니다
plan-empty-text = 장소를 열어 ‘일정에 추가’를 누르세요.
plan-more = 장소 더 추가
plan-stops-title = 순서대로 장소
plan-estimate = 시간과 거리는 추정값입니다. 직선거리에 3분의 1을 더해 고른 속도로 계산했습니다. 여유를 두세요.
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = 약 { $distance }, 걸어서 약 { $minutes }분
plan-leg-ride = 약 { $distance }, 차로 약 { $minutes }분
plan-hours-unknown = 운영 시간을 알 수 없음
plan-closed-then = 그 시간 일부에 닫혀 있음: { $from }–{ $to } 운영
plan-closed-all = 그때는 닫혀 있음: { $from }–{ $to } 열림
plan-closed-count =
    { $count ->
        [1] 한 곳이 머무는 시간 일부에 닫혀 있습니다. 시간을 바꾸거나 ‘좋은 순서로 정리’를 누르세요.
       *[other] { $count }곳이 머무는 시간 일부에 닫혀 있습니다. 시간을 바꾸거나 ‘좋은 순서로 정리’를 누르세요.
    }
plan-stay = 머무는 시간
plan-minutes = { $minutes }분
plan-up = { $place } 위로
plan-down = { $place } 아래로
plan-moved = { $place }: { $count }곳 중 { $number }번째
plan-remove-stop = { $place } 빼기
plan-removed-stop = { $place }을(를) 뺐습니다
plan-order = 좋은 순서로 정리
plan-ordered = 운영 시간과 거리에 따라 정리했습니다.
plan-order-good = 이미 좋은 순서입니다.
plan-unknown-place = 알 수 없는 장소 ({ $id })
plan-unknown = 알 수 없는 장소
plan-to-calendar = 내 달력에 추가
plan-needs-day = 먼저 날짜를 선택하면 일정을 달력에 넣을 수 있습니다.
plan-share = 공유
plan-share-why = 링크에 일정 전체가 들어 있습니다. 서버에는 남지 않으며, 링크가 있는 사람은 읽을 수 있습니다.
plan-share-link = 링크
plan-copy = 복사
plan-copied = 링크를 복사했습니다.
plan-not-copied = 기기가 복사를 허용하지 않습니다. 링크 전체를 선택해 직접 복사하세요.
plan-hand-on = 보내기
plan-remove = 일정 삭제
plan-removed = ‘{ $name }’을(를) 삭제했습니다.
plan-add = 일정에 추가
plan-added = ‘{ $name }’에 추가했습니다.
plan-having = 내 일정에 있음
plan-shared-title = 공유받은 일정
plan-shared-hint = 누군가 이 일정을 공유했습니다. 보관하기 전에는 기기에 남지 않습니다.
plan-keep = 보관
plan-kept = 일정을 이 기기에 보관했습니다.
plan-link-title = 받은 일정 열기
plan-link-label = 링크
plan-link-hint = 여기에 링크 전체를 붙여 넣으세요.
plan-link-open = 열기
plan-link-wrong-title = 이 일정을 열 수 없습니다
plan-link-too-long = 링크가 어떤 일정보다도 깁니다. 다시 복사해 달라고 하세요. 내 일정은 그대로입니다.
plan-link-newer = 더 새로운 앱에서 만든 링크입니다. 앱을 업데이트하고 다시 여세요. 내 일정은 그대로입니다.
plan-link-broken = 일정 링크가 아니거나 일부가 잘렸습니다. 링크 전체를 다시 복사해 달라고 하세요. 내 일정은 그대로입니다.
card-title = 응급 카드
card-more = 도와줄 사람이 알아야 할 것, 이 기기에만
card-why = 도와줄 사람이 알아야 할 것을 적어 두세요. 카드는 암호화되어 이 기기에만 있고 누구에게도 보내지 않습니다. 화면을 보여 주면 됩니다.
card-error = 응급 카드를 읽을 수 없습니다
card-group-me = 나에 대해
card-group-health = 건강
card-group-stay = 머무는 곳
card-group-contact = 알릴 사람
card-name = 이름
card-nationality = 국적
card-languages = 할 수 있는 언어
card-blood-type = 혈액형
card-allergies = 알레르기
card-medicine = 복용하는 약
card-hotel-name = 호텔
card-hotel-address = 호텔 주소
card-hotel-phone = 호텔 전화
card-contact-name = 알릴 사람
card-contact-phone = 그 사람의 전화
card-consulate-name = 영사관 또는 대사관
card-consulate-phone = 영사관 전화
card-consulate-hint = 자국의 공식 페이지에서 확인하세요. 앱은 번호를 추측하지 않습니다.
card-note = 메모
card-kept-here = 쓰는 글자는 바로 이 기기에 저장됩니다.
card-saving = 저장 중…
card-saved = 이 기기에 저장했습니다.
card-saved-but = 너무 긴 항목을 빼고 저장했습니다. 그 항목은 이전 내용으로 남습니다.
card-delete = 카드 삭제
card-deleted = 응급 카드를 삭제했습니다.
card-show = 구조대에 보여 주기
card-please = 도움이 필요합니다. 이 카드를 읽어 주세요.
card-write = 카드 작성
card-empty-title = 카드가 비어 있습니다
card-empty-text = 필요하기 전에 적어 두세요. 아래 번호는 그대로 전화할 수 있습니다.
card-position = 나의 위치: { $lat }, { $long }
card-position-ward = 아마 { $ward }
card-position-show = 내 위치 표시
card-position-why = 이 카드에 좌표를 표시하기 위한 것으로, 위치는 기기를 벗어나지 않습니다.
card-call = { $number }: { $what }
card-call-112 = 수색·구조
card-call-113 = 경찰
card-call-114 = 소방·구조
card-call-115 = 구급
events-title = 축제와 행사
events-more = 다가오는 행사와 음력 날짜
events-back = 축제 목록으로
events-pick-title = 축제를 선택하세요
events-pick-text = 두 달력의 날짜, 장소, 얼마나 확실한지.
events-month-label = 달
events-month = { $year }년 { $month }
events-count =
    { $count ->
        [0] 축제 없음
        [1] 다가오는 축제 1개
       *[other] 다가오는 축제 { $count }개
    }
events-open-title = 매번 날짜를 알리는 행사
event-missing-title = 없는 축제입니다
event-check = 가기 전에 확인하세요
event-announced = 날짜는 매번 발표됩니다. 시 콜센터나 시 페이지에서 확인하세요.
event-to-calendar = 내 달력에 추가
event-when = 날짜
event-where = 장소
event-place = 가 볼 만한 곳
event-lunar =
    { $leap ->
        [yes] 음력 { $month }월 { $day }일(윤달)
       *[other] 음력 { $month }월 { $day }일
    }
event-from-lunar = { $lunar }부터
event-days = { $first } – { $last }
event-days-rough = { $first }부터 { $last } 사이의 하루, 해마다 발표
theme-imperial = 황궁, 황릉
theme-pagodas = 사찰, 사원, 성당
theme-gardens = 정원
theme-museums = 박물관, 문화
theme-crafts = 공예 마을
theme-beaches = 해변
theme-nature = 자연
