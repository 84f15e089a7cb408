import ArgumentParser
import Campaigns
import Tables

/// How batches are read: the options of every command that reads them anew.
struct ReadingOptions: ParsableArguments {
    @Flag(
        help:
            "nhận các phiếu nguyên vẹn trước chỗ hỏng của tệp XML / accept the whole forms before a break in an XML file"
    )
    var salvage = false

    @Flag(
        help:
            "kiểm tra thêm tệp XML theo lược đồ questionnaires/*.xsd (chậm hơn) / check XML by the schemas questionnaires/*.xsd too (slower)"
    )
    var schema = false

    @Option(
        help: ArgumentHelp(
            "bảng mã của các tệp CSV / the encoding of the CSV files: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, viscii",
            valueName: "encoding"))
    var encoding: TextEncoding?

    /// The options of a session that reads so.
    func session(keepsNothing: Bool = false) -> SessionOptions {
        SessionOptions(salvage: salvage, keepsNothing: keepsNothing, checksSchemas: schema, encoding: encoding)
    }
}
