### The street map: fetching, stopping, removing.

street-title = 도로 지도
street-newer = 새 도로 지도가 있습니다
street-text = 한 번 { $size } 내려받으면 네트워크 없이도 볼 수 있습니다.
street-fetch = 내려받기
street-go-on = 이어서 내려받기
street-stop = 멈추기
street-loading = { $size } 중 { $done } 받음
street-paused = 절약 중이라 멈췄습니다. 절약을 끄면 저절로 이어집니다. 지금 받으려면 “멈추기”를 누른 뒤 “이어서 내려받기”를 누르세요.
street-size = { $size } MB
street-stopped = { $why } 받은 부분은 그대로 있습니다. “이어서 내려받기”를 누르면 거기서 이어집니다.
street-bad = 받은 파일은 쓸 수 있는 지도가 아니어서 버렸습니다. 지금 있는 지도는 그대로입니다. 나중에 다시 해 보세요.
street-full = 기기에 자리가 없습니다. 신고와 구조 요청을 저장할 자리를 위해 받은 부분을 지웠습니다.
street-kept = 도로 지도가 이 기기에 있습니다({ $size }).
street-remove = 도로 지도 지우기
street-remove-text = 다시 쓰려면 네트워크가 있을 때 처음부터 내려받아야 합니다. 지도의 다른 내용은 그대로 남습니다.
