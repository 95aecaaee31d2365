# 모든 화면에서.
app-name = Tràng Tiền
skip-to-content = 본문으로 가기
close = 닫기
back = 뒤로
cancel = 취소
try-again = 다시 시도
loading = 불러오는 중…
sentence = { $text }.
undo = 되돌리기
failed-title = 표시할 수 없습니다
broken-title = 앱을 열 수 없습니다

demo-mark = 데모
demo-label = 시연용
demo-text = 예시 데이터이며 실제로 전송되지 않습니다

nav-label = 주요 메뉴
nav-home = 홈
nav-reports = 신고
nav-me = 나
nav-attention = 확인이 필요한 항목 { $count }개

strip-sending =
    { $count ->
        [1] 전송 중, { $total }단계 중 { $step }단계
       *[other] 전송 중, { $total }단계 중 { $step }단계 · 대기 { $count }건
    }
strip-lost = 이 기기의 앱과 연결이 끊겨 다시 연결하는 중…
strip-offline = 오프라인 · 작성할 수 있고 모두 저장됩니다
strip-offline-waiting = 오프라인 · 전송 대기 { $count }건
strip-waiting = 전송 대기 { $count }건
strip-saver = 태풍 절약 모드가 켜져 있습니다
strip-saver-photos = 태풍 절약 모드 · 신고 { $count }건의 사진이 전송을 기다립니다
strip-attention = 확인이 필요한 신고 { $count }건

missing-title = 없는 페이지입니다
missing-text = 링크가 오래되었거나 잘렸을 수 있습니다. 홈에서 계속하세요.

when-today = 오늘
when-tomorrow = 내일
when-yesterday = 어제
when-day-time = { $day } { $time }
when-date = { $month } { $day }일
when-date-year = { $year }년 { $date }
when-month = { $month }월
when-weekday =
    { $number ->
        [0] 월요일
        [1] 화요일
        [2] 수요일
        [3] 목요일
        [4] 금요일
        [5] 토요일
       *[other] 일요일
    }
due-by = 기한 { $when }
due-past = 기한 지남: { $when }
distance-metres = { $metres } m
distance-kilometres = { $whole }.{ $tenth } km
file-saved = 다운로드 폴더에 { $name }을(를) 저장했습니다.
