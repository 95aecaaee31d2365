### ที่เที่ยว: รายการและแต่ละแห่ง

explore-title = ที่น่าไปเยือน
explore-more = โบราณสถาน วัด ตลาด ชายหาด หมู่บ้านหัตถกรรม
explore-back = กลับไปรายการสถานที่
explore-pick-title = เลือกสถานที่
explore-pick-text = เวลาเปิด ค่าเข้าชม เส้นทาง และตัวอักษรใหญ่ให้คนขับแท็กซี่ดู
explore-missing-title = ไม่มีสถานที่นี้
explore-kind = ประเภท
explore-theme = หัวข้อ
explore-every = ทั้งหมด
explore-all = ล้างตัวกรอง
explore-none-title = ยังไม่มีสถานที่
explore-none-text = รายการของเมืองยังไม่มีสถานที่
explore-count =
    { $count ->
        [0] ไม่มีที่ใดตรงทั้งสองข้อ
       *[other] { $count } แห่ง
    }
explore-near = ใกล้ฉันก่อน
explore-near-again = อัปเดตตำแหน่งของฉัน
explore-near-why = เพื่อบอกระยะทาง ตำแหน่งของคุณอยู่ในเครื่องนี้เท่านั้น ใช้ความยินยอมเดียวกับ “ที่นี่” เมื่อเขียนแจ้งเรื่อง
interest-heritage = โบราณสถาน
interest-tomb = สุสานจักรพรรดิ
interest-religious = วัด ศาล โบสถ์
interest-museum = พิพิธภัณฑ์
interest-market = ตลาด
interest-nature = ธรรมชาติ
interest-beach = ชายหาด
interest-craft = หมู่บ้านหัตถกรรม
interest-culture = วัฒนธรรม
interest-landmark = สถานที่สำคัญ
interest-leisure = เดินเล่น
interest-transport = สถานี ท่าเรือ สนามบิน
theme-must-see = ต้องไปชม
theme-unesco = มรดกโลก
theme-food = อาหาร
theme-view = ชมวิว
theme-garden-house = บ้านสวน
theme-river = ริมแม่น้ำ
theme-boat = ไปทางเรือ
theme-swim = เล่นน้ำ
theme-trek = เดินป่า
theme-night = ยามค่ำ
theme-festival = เทศกาล
money = { $amount } ₫
place-go = เส้นทาง
place-taxi = ให้คนขับดู
place-taxi-please = กรุณาพาฉันไปที่:
place-taxi-point = พิกัด: { $lat }, { $long }
place-how-far = ไกลแค่ไหน?
place-free = เข้าชมฟรี
place-always-open = เปิดตลอดเวลา
place-open = ปกติเปิดถึง { $until }
place-closed = ปกติตอนนี้ปิด เปิด { $from }
place-daily = ทุกวัน { $from }–{ $to }
place-address = ที่อยู่
place-ward = แขวง/ตำบล
place-part-of = เป็นส่วนหนึ่งของ
place-parts = ในบริเวณนี้
place-hours = เวลาเปิด
place-hours-unknown = ยังไม่ยืนยัน
place-hours-reported = จากประกาศปีก่อน ๆ และอาจเปลี่ยนไป สอบถามอีกครั้งก่อนไป
place-source = ที่มา
place-ticket = ค่าเข้าชม
place-ticket-adult = ผู้ใหญ่ { $amount }
place-ticket-child = เด็กอายุ 7–12 ปี { $amount }
place-ticket-child-free = เด็กอายุ 7–12 ปี ฟรี
place-ticket-reported = จากสื่อและประกาศ ยังไม่ยืนยัน
place-point = ตำแหน่งบนแผนที่
place-accuracy = อาจคลาดเคลื่อนราว { $distance }
place-compared =
    { $count ->
        [0] ยังไม่ได้เทียบกับแหล่งอื่น
       *[other] เทียบกับแหล่งอื่น { $count } แหล่งแล้ว
    }
