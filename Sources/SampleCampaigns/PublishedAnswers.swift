import Tables

/// The published answers of one department, written out as one record an answer.
///
/// Published: Sở Tài nguyên và Môi trường Bà Rịa - Vũng Tàu, 2022, n = 31: rất hài lòng 10, hài lòng 16, bình thường 5,
/// không hài lòng 0. What each person answered besides was not published and is not made up.
struct PublishedAnswers {
    private static let published = [("5", 10), ("4", 16), ("3", 5)]

    /// Writes the whole campaign folder.
    func write(to folder: SampleFolder) throws(TableError) {
        try folder.write(Self.campaign, to: "campaign.xml")
        try folder.write(
            "code,name,name_en,kind,block,centre,issued\nTNMT,Sở Tài nguyên và Môi trường,Department of Natural Resources and Environment,department,Sở,no,31\n",
            to: "units.csv")
        var writer = CSVWriter()
        writer.write(texts: ["unit", "form", "satisfaction"])
        var number = 0
        for (code, count) in Self.published {
            for _ in 0..<count {
                number += 1
                writer.write([.text("TNMT"), .text("TNMT-" + (number < 10 ? "0" : "") + String(number)), .text(code)])
            }
        }
        try folder.write(writer.takeBytes(), to: "batches/cong-bo-2022.csv")
    }

    private static let campaign = """
        <?xml version="1.0" encoding="UTF-8"?>
        <campaign xmlns="urn:hailong:campaign:1" id="brvt-tnmt-2022" year="2022">
          <title vi="Mức độ hài lòng tại Sở Tài nguyên và Môi trường Bà Rịa - Vũng Tàu năm 2022"
            en="Satisfaction with the Department of Natural Resources and Environment of Bà Rịa - Vũng Tàu, 2022"/>
          <notice vi="Số liệu đã công bố (n = 31), viết lại thành từng phiếu; số phiếu do chương trình đặt."
            en="Published counts (n = 31), written out as forms; the form numbers are the program's."/>
          <questionnaire id="overall-satisfaction"/>
          <units file="units.csv"/>
          <estimation confidence="0.95" interval="kornGraubard"/>
          <rounding step="part" decimals="1"/>
        </campaign>

        """
}
