import Testing

@testable import Documents

@Suite struct HTMLStyleTests {
    @Test func theTestsOwnDigestIsRight() {
        // FIPS 180-4, example "abc".
        let digest = SHA256.base64(SHA256.digest(Array("abc".utf8)))
        #expect(digest == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    }

    @Test func thePageAllowsItsStyleSheetAlone() {
        let digest = SHA256.base64(SHA256.digest(Array("\(HTMLStyle.sheet)".utf8)))
        #expect("\(HTMLStyle.digest)" == digest, "HTMLStyle.digest must be \(digest)")
    }

    @Test func theSheetLoadsNothing() {
        let sheet = "\(HTMLStyle.sheet)"
        for word in ["url(", "@import", "http", "expression", "</"] { #expect(!sheet.contains(word)) }
        #expect(sheet.filter { $0 == "{" }.count == sheet.filter { $0 == "}" }.count)
    }
}
