# 경보의 부호 문구: 시와 기기가 같은 부호를 같은 말로 전합니다.

hazard-flood = 홍수
hazard-inundation = 도로 침수
hazard-flash-flood = 돌발 홍수
hazard-landslide = 산사태
hazard-storm = 태풍
hazard-tropical-depression = 열대저압부
hazard-heavy-rain = 호우
hazard-thunderstorm = 뇌우, 돌풍, 낙뢰, 우박
hazard-storm-surge = 폭풍 해일
hazard-sea-wind = 해상 강풍
hazard-heat = 폭염
hazard-cold = 한파
hazard-drought = 가뭄
hazard-salt-intrusion = 하천 염수 침입
hazard-forest-fire = 산불
hazard-earthquake = 지진
hazard-tsunami = 지진해일(쓰나미)
hazard-reservoir-release = 댐 방류
hazard-other = 그 밖의 위험

action-evacuate = 지금 바로 동네 대피소로 대피하세요.
action-go-up = 더 높은 층으로 올라가세요.
action-stay-indoors = 창문에서 떨어져 실내에 머무르세요.
action-raise-belongings = 가구, 식료품, 서류, 오토바이를 높은 곳으로 올리세요.
action-avoid-flooded-roads = 침수된 도로를 걷거나 운전하지 마세요.
action-keep-from-rivers = 강, 하천, 잠수교에 가까이 가지 마세요.
action-keep-from-slopes = 급경사지와 절개지에 가까이 가지 마세요.
action-keep-from-sea = 바다에 나가지 말고, 배를 대피시키세요.
action-switch-off-power = 물이 들어오는 곳의 전기를 차단하세요.
action-store-water-food = 사흘 치 식수와 음식을 준비하세요.
action-charge-phones = 휴대전화와 손전등을 충전하세요.
action-help-neighbours = 주변의 어르신, 어린이, 환자를 도와주세요.
action-move-vehicles = 차량을 높은 곳에 주차하세요.
action-secure-house = 지붕을 고정하고 문과 창문을 단단히 닫으세요.
action-follow-bulletins = 다음 통보문을 확인하세요.
action-call-for-help = 생명이 위험하면 112로 전화하거나 SOS를 누르세요.

risk-level = 위험 단계 { $level }
risk-level-word-1 = 낮음
risk-level-word-2 = 보통
risk-level-word-3 = 높음
risk-level-word-4 = 매우 높음
risk-level-word-5 = 재앙 수준
alarm-stage = 수위 경보 { $stage }단계

exercise-mark = 훈련
exercise-line = 훈련: 이것은 훈련이며 실제 경보가 아닙니다.
