### นักท่องเที่ยว: แผนหนึ่งวัน บัตรฉุกเฉิน เทศกาล

clock-days-later =
    { $days ->
        [1] { $time } วันถัดไป
       *[other] { $time } อีก { $days } วันต่อมา
    }
plans-title = แผนของฉัน
plans-more = จัดที่ที่อยากไปไว้ในหนึ่งวัน
plans-back = กลับไปรายการแผน
plans-pick-title = เลือกแผน
plans-pick-text = ลำดับสถานที่ เวลาโดยประมาณ และที่ที่จะปิดในเวลานั้น
plans-empty-title = ยังไม่มีแผน
plans-empty-text = เปิดสถานที่แล้วกด “เพิ่มในแผน” หรือสร้างแผนใหม่ด้านบน
plans-error = อ่านแผนไม่ได้
plan-new = แผนใหม่
plan-new-name = หนึ่งวันในเมืองเว้
plan-stops =
    { $count ->
        [0] ยังไม่มีสถานที่
        [1] 1 แห่ง
       *[other] { $count } แห่ง
    }
plan-missing-title = ไม่มีแผนนี้
plan-missing-text = อาจถูกลบแล้ว แผนอื่นของคุณยังอยู่ในรายการ
plan-name = ชื่อแผน
plan-name-missing = แผนต้องมีชื่อ ใช้ชื่อเดิมจนกว่าคุณจะเขียนชื่อใหม่
plan-name-long = ชื่อยาวได้ { $max } ตัวอักษร ชื่อนี้มี { $count } ใช้ชื่อเดิมไว้
plan-day = วัน (เว้นว่างได้)
plan-start = เริ่มเวลา
plan-travel = การเดินทาง
plan-travel-ride = โดยรถ
plan-travel-walk = เดิน
plan-empty-title = แผนนี้ยังไม่มีสถานที่
plan-empty-text = เปิดสถานที่แล้วกด “เพิ่มในแผน”
plan-more = เพิ่มอีกแห่ง
plan-stops-title = สถานที่ตามลำดับ
plan-estimate = เวลาและระยะทางเป็นค่าประมาณ: ระยะตรงบวกอีกหนึ่งในสาม ด้วยความเร็วคงที่ เผื่อเวลาไว้บ้าง
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = ราว { $distance } เดินราว { $minutes } นาที
plan-leg-ride = ราว { $distance } นั่งรถราว { $minutes } นาที
plan-hours-unknown = ไม่ทราบเวลาเปิด
plan-closed-then = ปิดในบางช่วงของเวลานั้น: เปิด { $from }–{ $to }
plan-closed-all = ปิดในเวลานั้น เปิด { $from }–{ $to }
plan-closed-count =
    { $count ->
        [1] หนึ่งแห่งปิดในบางช่วงที่คุณอยู่ เปลี่ยนเวลาหรือกด “จัดลำดับให้ดี”
       *[other] { $count } แห่งปิดในบางช่วงที่คุณอยู่ เปลี่ยนเวลาหรือกด “จัดลำดับให้ดี”
    }
plan-stay = อยู่นาน
plan-minutes = { $minutes } นาที
plan-up = เลื่อน { $place } ขึ้น
plan-down = เลื่อน { $place } ลง
plan-moved = { $place }: ลำดับ { $number } จาก { $count }
plan-remove-stop = เอา { $place } ออก
plan-removed-stop = เอา { $place } ออกแล้ว
plan-order = จัดลำดับให้ดี
plan-ordered = จัดตามเวลาเปิดและระยะทางแล้ว
plan-order-good = ลำดับนี้ดีอยู่แล้ว
plan-unknown-place = สถานที่ที่ไม่รู้จัก ({ $id })
plan-unknown = สถานที่ที่ไม่รู้จัก
plan-to-calendar = เพิ่มในปฏิทินของฉัน
plan-needs-day = เลือกวันก่อน แล้วจึงใส่แผนในปฏิทินได้
plan-share = แบ่งปัน
plan-share-why = ลิงก์มีแผนทั้งหมด ไม่มีเซิร์ฟเวอร์ใดเก็บไว้ ใครมีลิงก์ก็อ่านได้
plan-share-link = ลิงก์
plan-copy = คัดลอก
plan-copied = คัดลอกลิงก์แล้ว
plan-not-copied = เครื่องไม่อนุญาตให้คัดลอก เลือกลิงก์ทั้งหมดแล้วคัดลอกเอง
plan-hand-on = ส่ง
plan-remove = ลบแผน
plan-removed = ลบ “{ $name }” แล้ว
plan-add = เพิ่มในแผน
plan-added = เพิ่มใน “{ $name }” แล้ว
plan-having = อยู่ในแผนของคุณ
plan-shared-title = แผนที่แบ่งปันมา
plan-shared-hint = มีคนแบ่งปันแผนนี้ จะไม่อยู่ในเครื่องจนกว่าคุณจะเก็บ
plan-keep = เก็บ
plan-kept = เก็บแผนไว้ในเครื่องนี้แล้ว
plan-link-title = เปิดแผนที่มีคนส่งมา
plan-link-label = ลิงก์
plan-link-hint = วางลิงก์ทั้งหมดที่นี่
plan-link-open = เปิด
plan-link-wrong-title = เปิดแผนนี้ไม่ได้
plan-link-too-long = ลิงก์ยาวกว่าแผนใด ๆ ขอให้คัดลอกใหม่ แผนของคุณไม่เปลี่ยนแปลง
plan-link-newer = ลิงก์สร้างจากแอปที่ใหม่กว่า อัปเดตแอปแล้วเปิดอีกครั้ง แผนของคุณไม่เปลี่ยนแปลง
plan-link-broken = นี่ไม่ใช่ลิงก์ของแผน หรือขาดไปบางส่วน ขอให้คัดลอกลิงก์ทั้งหมดใหม่ แผนของคุณไม่เปลี่ยนแปลง
card-title = บัตรฉุกเฉิน
card-more = สิ่งที่ผู้ช่วยเหลือควรรู้ อยู่ในเครื่องนี้เท่านั้น
card-why = เขียนสิ่งที่คนที่ช่วยคุณควรรู้ บัตรเข้ารหัส อยู่ในเครื่องนี้ และไม่ส่งให้ใคร คุณแสดงหน้าจอให้เขาดู
card-error = อ่านบัตรฉุกเฉินไม่ได้
card-group-me = เกี่ยวกับฉัน
card-group-health = สุขภาพ
card-group-stay = ที่พัก
card-group-contact = แจ้งใคร
card-name = ชื่อ
card-nationality = สัญชาติ
card-languages = ภาษาที่พูดได้
card-blood-type = หมู่เลือด
card-allergies = การแพ้
card-medicine = ยาที่ใช้
card-hotel-name = โรงแรม
card-hotel-address = ที่อยู่โรงแรม
card-hotel-phone = โทรศัพท์โรงแรม
card-contact-name = คนที่ให้แจ้ง
card-contact-phone = โทรศัพท์ของเขา
card-consulate-name = สถานกงสุลหรือสถานทูต
card-consulate-phone = โทรศัพท์สถานกงสุล
card-consulate-hint = ดูจากหน้าเว็บทางการของประเทศคุณ แอปไม่เดาหมายเลข
card-note = หมายเหตุ
card-kept-here = ทุกตัวอักษรเก็บในเครื่องนี้ทันที
card-saving = กำลังบันทึก…
card-saved = บันทึกในเครื่องนี้แล้ว
card-saved-but = บันทึกแล้ว ยกเว้นช่องที่ยาวเกินไป ช่องนั้นยังเป็นข้อความเดิม
card-delete = ลบบัตร
card-deleted = ลบบัตรฉุกเฉินแล้ว
card-show = ให้ผู้กู้ภัยดู
card-please = ฉันต้องการความช่วยเหลือ โปรดอ่านบัตรนี้
card-write = เขียนบัตร
card-empty-title = บัตรว่างเปล่า
card-empty-text = เขียนไว้ก่อนที่จะต้องใช้ หมายเลขด้านล่างโทรได้เสมอ
card-position = ฉันอยู่ที่: { $lat }, { $long }
card-position-ward = น่าจะอยู่ใน { $ward }
card-position-show = แสดงตำแหน่งของฉัน
card-position-why = เพื่อแสดงพิกัดบนบัตรนี้ ตำแหน่งไม่ออกจากเครื่อง
card-call = { $number }: { $what }
card-call-112 = ค้นหาและกู้ภัย
card-call-113 = ตำรวจ
card-call-114 = ดับเพลิงและกู้ภัย
card-call-115 = รถพยาบาล
events-title = เทศกาลและงาน
events-more = สิ่งที่กำลังจะมา พร้อมวันทางจันทรคติ
events-back = กลับไปรายการเทศกาล
events-pick-title = เลือกเทศกาล
events-pick-text = วันตามสองปฏิทิน สถานที่ และแน่นอนแค่ไหน
events-month-label = เดือน
events-month = { $month } { $year }
events-count =
    { $count ->
        [0] ไม่มีเทศกาล
        [1] กำลังจะมาหนึ่งงาน
       *[other] กำลังจะมา { $count } งาน
    }
events-open-title = วันที่ประกาศแต่ละครั้ง
event-missing-title = ไม่มีเทศกาลนี้
event-check = ตรวจสอบก่อนไป
event-announced = วันประกาศแต่ละครั้ง ถามศูนย์บริการของเมืองหรือดูหน้าเว็บของเมือง
event-to-calendar = เพิ่มในปฏิทินของฉัน
event-when = เมื่อไร
event-where = ที่ไหน
event-place = ที่น่าไปเยือน
event-lunar =
    { $leap ->
        [yes] จันทรคติเวียดนาม { $day }/{ $month } (เดือนอธิกมาส)
       *[other] จันทรคติเวียดนาม { $day }/{ $month }
    }
event-from-lunar = ตั้งแต่ { $lunar }
event-days = { $first } – { $last }
event-days-rough = หนึ่งวันระหว่าง { $first } ถึง { $last } ประกาศทุกปี
theme-imperial = พระราชวัง สุสาน
theme-pagodas = วัด ศาล โบสถ์
theme-gardens = สวน
theme-museums = พิพิธภัณฑ์ วัฒนธรรม
theme-crafts = หมู่บ้านหัตถกรรม
theme-beaches = ชายหาด
theme-nature = ธรรมชาติ
