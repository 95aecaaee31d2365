### แผนที่: ชั้นข้อมูล รายการที่บอกสิ่งเดียวกัน และการ์ดของแต่ละอย่าง

map-title = แผนที่
map-more = คำเตือน สถานที่ ระดับน้ำ จุดน้ำท่วม ศูนย์พักพิง
map-skip = ข้ามแผนที่ ไปที่รายการ
map-label = แผนที่เมือง รายการด้านล่างบอกสิ่งเดียวกัน
map-layers = แสดงบนแผนที่
map-layer = { $name } ({ $count })
map-warnings = คำเตือนภัย
map-places = ที่น่าไปเยือน
map-gauges = แม่น้ำ เขื่อน ฝน
map-flood-points = จุดน้ำท่วม
map-shelters = ศูนย์พักพิง
map-reports = เรื่องที่ฉันแจ้ง
map-wards = แขวง/ตำบล
map-closer = ใกล้ขึ้น
map-further = ไกลออกไป
map-source = เส้นเขตเป็นค่าประมาณ
map-list = รายการ
map-list-title = สิ่งที่อยู่บนแผนที่เป็นรายการ
map-count =
    { $count ->
        [0] ยังไม่มีอะไรให้แสดง
       *[other] { $count } รายการ
    }
map-empty-title = ยังไม่มีอะไรบนแผนที่
map-empty-text = เลือกชั้นข้อมูลเพิ่มด้านบน
map-failed-title = เครื่องนี้วาดแผนที่ไม่ได้
map-failed-text = ทุกอย่างบนแผนที่อยู่ในรายการพร้อมเส้นทาง
map-error = อ่านไม่ได้: { $name }
map-away = ห่างจากคุณ { $distance } ในแนวตรง
map-no-point = ยังไม่มีใครวัดว่าอยู่ที่ใดบนแผนที่
map-page = รายละเอียด
map-show = ดูบนแผนที่
map-report = เรื่องที่แจ้ง
map-ward = แขวง/ตำบล
