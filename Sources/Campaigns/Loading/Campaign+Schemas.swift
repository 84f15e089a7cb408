internal import Figures
internal import Tables
internal import XMLDocuments

extension Campaign {
    /// The schemas in the workspace's questionnaires/, by the namespace that each is for.
    ///
    /// - Throws: for a schema that cannot be read, and for two of one namespace: which of them counts is not guessed.
    func schemas() throws(CampaignError) -> [String: XMLSchema] {
        var schemas: [String: XMLSchema] = [:]
        let folder = workspace.questionnairesFolder
        for name in try Paths.files(below: folder) where name.hasSuffix(".xsd") {
            let path = folder + "/" + name
            let bytes: [UInt8]
            do throws(TableError) {
                bytes = try FileReader.allBytes(of: path, limit: 16 << 20)
            } catch {
                throw CampaignError(error)
            }
            let schema = try Self.schema(bytes, path).get()
            if let other = schemas.updateValue(schema, forKey: schema.targetNamespace ?? "") {
                throw CampaignError(
                    .unusableInput,
                    vi: "\(path): hai lược đồ cho cùng một không gian tên (tệp kia: \(other.name)). Bỏ bớt một tệp.",
                    en: "\(path): two schemas for one namespace (the other is \(other.name)). Take one away.")
            }
        }
        return schemas
    }

    private static func schema(_ bytes: [UInt8], _ path: String) -> Result<XMLSchema, CampaignError> {
        do throws(XMLFailure) {
            return .success(try XMLSchema(bytes, name: path))
        } catch {
            return .failure(CampaignError(error.problems, omitted: error.omitted))
        }
    }
}
