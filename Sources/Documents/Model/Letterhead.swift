/// What an official document has around its text by Nghị định 30/2020/NĐ-CP on clerical work, appendix I: the names of the
/// state and the agency, number, place and date above; recipients and signature below.
///
/// What is not known is left open in dots for whoever signs, never made up.
public struct Letterhead: Sendable, Hashable {
    /// The body above the agency, such as "UBND tỉnh Long An".
    public var superior: String?
    /// The agency that issues the document.
    public var agency: String
    /// The number and sign, such as "15/BC-SNV".
    public var number: String?
    /// The place where it is issued.
    public var place: String?
    /// The day of issue as it is printed, such as "ngày 22 tháng 11 năm 2026".
    public var date: String?
    /// The kind of document, such as "Báo cáo", printed above its title.
    public var kind: String
    /// Whom it goes to, a line each; empty for none named.
    public var recipients: [String]
    /// In whose name and capacity it is signed, a line each, such as "KT. Giám đốc", "Phó Giám đốc".
    public var capacity: [String]
    /// The name of who signs.
    public var signer: String?

    /// Makes a letterhead.
    public init(
        superior: String? = nil, agency: String, number: String? = nil, place: String? = nil, date: String? = nil,
        kind: String, recipients: [String] = [], capacity: [String] = [], signer: String? = nil
    ) {
        self.superior = superior
        self.agency = agency
        self.number = number
        self.place = place
        self.date = date
        self.kind = kind
        self.recipients = recipients
        self.capacity = capacity
        self.signer = signer
    }
}
