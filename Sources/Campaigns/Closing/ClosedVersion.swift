internal import Figures
internal import Reports
internal import Tables

/// A version of results that was closed: its folder, who signed, and whether its files are still those that were signed.
struct ClosedVersion: Sendable {
    /// Its number.
    let number: Int
    /// Its folder.
    let folder: String
    /// Who signed.
    let signer: String
    /// What was written beside the signature.
    let note: String
    /// The digest of its manifest.
    let manifest: String
    /// Files that are not as they were signed.
    let faults: [Fault]

    /// A file that is not as it was signed.
    struct Fault: Sendable, Hashable {
        var file: String
        var kind: Kind

        /// What is wrong with it. The raw names are those of machine-readable output.
        enum Kind: String, Sendable, Hashable {
            case altered, missing, added
            /// The journal does not know this manifest.
            case unsigned

            var text: LocalizedText {
                switch self {
                case .altered: LocalizedText(vi: "đã bị sửa", en: "was altered")
                case .missing: LocalizedText(vi: "bị mất", en: "is missing")
                case .added: LocalizedText(vi: "được thêm vào", en: "was added")
                case .unsigned:
                    LocalizedText(
                        vi: "khác bản đã ký ghi trong journal.csv",
                        en: "is not the one that journal.csv says was signed")
                }
            }
        }
    }

    static let figuresFile = "results.csv"
    static let manifestFile = "manifest.json"

    /// The folder of a campaign's closed versions.
    static func folder(of campaign: Campaign) -> String {
        campaign.workspace.reports(campaign.definition.id) + "/closed"
    }

    /// How the journal names a version.
    static func journalName(_ campaign: Campaign, _ number: Int) -> String {
        "reports/\(campaign.definition.id)/closed/\(number)"
    }

    /// The numbers of the versions that there are, in order.
    static func numbers(of campaign: Campaign) -> [Int] {
        Paths.names(in: folder(of: campaign)).compactMap { name in
            Int(name).flatMap { $0 > 0 && String($0) == name ? $0 : nil }
        }.sorted()
    }

    /// Reads a version and looks at each of its files.
    init(_ number: Int, of campaign: Campaign) throws(CampaignError) {
        self.number = number
        folder = Self.folder(of: campaign) + "/\(number)"
        guard Paths.isFolder(folder) else {
            let known = Self.numbers(of: campaign).map(String.init).joined(separator: ", ")
            throw CampaignError(
                .missingFile,
                vi: "Không có bản chốt số \(number) (có: \(known.isEmpty ? "chưa có bản nào" : known)).",
                en: "There is no closed version \(number) (there are: \(known.isEmpty ? "none" : known)).")
        }
        do {
            let bytes = try FileReader.allBytes(of: folder + "/" + Self.manifestFile)
            manifest = try SHA256.digest(of: bytes).hex
            let json = try? JSONValue(parsing: bytes)
            signer = json?["signer"]?.string ?? ""
            note = json?["note"]?.string ?? ""
        } catch {
            throw CampaignError(error)
        }
        var faults: [Fault] = []
        let journal = try Journal(folder: campaign.folder)
        if !journal.isClosed(Self.journalName(campaign, number), sha256: manifest) {
            faults.append(Fault(file: Self.manifestFile, kind: .unsigned))
        }
        let listed = EarlierManifest(folder + "/" + Self.manifestFile).outputs
        for entry in listed {
            let path = folder + "/" + entry.path
            if !Paths.exists(path) {
                faults.append(Fault(file: entry.path, kind: .missing))
            } else if (try? SHA256.digest(ofFile: path).hex) != entry.sha256 {
                faults.append(Fault(file: entry.path, kind: .altered))
            }
        }
        let known = Set(listed.map(\.path)).union([Self.manifestFile])
        for file in try Paths.files(below: folder) where !known.contains(file) {
            faults.append(Fault(file: file, kind: .added))
        }
        self.faults = faults
    }

    /// What is wrong with its files, one text a file.
    var faultTexts: [LocalizedText] {
        faults.map { fault in
            LocalizedText(
                vi: "Bản chốt \(number): \(folder)/\(fault.file) \(fault.kind.text.vi).",
                en: "Closed version \(number): \(folder)/\(fault.file) \(fault.kind.text.en).")
        }
    }

    /// Its figures and what they rest on.
    ///
    /// - Throws: if one of the files that versions are compared by is not as it was signed.
    func contents() throws(CampaignError) -> VersionContents {
        let needed = [Self.figuresFile, ClosedInputsFile.name, Self.manifestFile]
        let broken = faults.filter { needed.contains($0.file) }
        guard broken.isEmpty else { throw CampaignError(.unusableInput, faultTexts) }
        do {
            let figures = folder + "/" + Self.figuresFile
            let inputs = folder + "/" + ClosedInputsFile.name
            return VersionContents(
                figures: try ClosedFigures.read(try FileReader.allBytes(of: figures), name: figures),
                inputs: try ClosedInputsFile.read(try FileReader.allBytes(of: inputs), name: inputs))
        } catch {
            throw CampaignError(cardFile: error)
        }
    }
}
