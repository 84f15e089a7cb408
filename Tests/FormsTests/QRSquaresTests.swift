import Testing

@testable import Forms

/// The code on paper forms: what it says, and its squares.
@Suite struct QRSquaresTests {
    /// The squares of the text below, as OpenCV's detector reads them.
    static let known = """
        #######.....##..##.#.#.##.#######
        #.....#..#..######...#..#.#.....#
        #.###.#.###..#...###.#.#..#.###.#
        #.###.#.##....###...#..#..#.###.#
        #.###.#.#.###..#..#...###.#.###.#
        #.....#.#.#...#####.###.#.#.....#
        #######.#.#.#.#.#.#.#.#.#.#######
        ........#..##.##.....##.#........
        #.#####..#...#.#.##.#.###.#####..
        .##.#...##.##...#..#.#.#.###..#.#
        ......#.##..#..##.#..#......####.
        .#........##..##.....##...#..###.
        #..#..####..#.....#.........#..#.
        ..#....#..###.####..#....###.#..#
        #..##.#.#.#.###..###.##.#.###..#.
        ..##...###..#.#.#.####.##.#####..
        #.#...##..###....#.##.###..###..#
        ..##....#.#.###.##.#..##.##.....#
        .#.##.##.....###.#...##.#..#####.
        ######.#..#.#.#.####.####...#####
        #....###...#..###...........#....
        #..##...##..##.#..#..#######.##.#
        #.#####.##..#..####.###.......##.
        #.###...#####.##.....#####...##.#
        #.#.####.....#####..#.#.######...
        ........#..###..#.##.#..#...##..#
        #######.....##.#..#.##.##.#.#.##.
        #.....#.##.##.......##.##...####.
        #.###.#.#.###..#..###...#####..##
        #.###.#.###.#.###..#.##....##.###
        #.###.#.#.####...........##......
        #.....#..#..#...#....###....###..
        #######.#####.#.##......#.#.#..#.
        """

    @Test("the squares are those that a reader was seen to read")
    func squares() throws {
        let code = FormCode(
            campaign: "ben-luc-2023", questionnaire: "service-centre", version: "2023", number: "X01-001")
        #expect(code.text == "hailong:1:ben-luc-2023:service-centre:2023:X01-001")
        let squares = try QRSquares(code.text)
        let rows = (0..<squares.width).map { row in
            (0..<squares.width).map { squares.dark[row * squares.width + $0] ? "#" : "." }.joined()
        }
        #expect(rows.joined(separator: "\n") == Self.known)
    }

    @Test("runs cover each dark square once and no other")
    func runs() throws {
        let squares = try QRSquares("hailong:1:a:b:1:001")
        var drawn = [Bool](repeating: false, count: squares.width * squares.width)
        for run in squares.runs {
            for column in run.column..<(run.column + run.length) {
                #expect(!drawn[run.row * squares.width + column])
                drawn[run.row * squares.width + column] = true
            }
        }
        #expect(drawn == squares.dark)
    }

    @Test("a text that no code holds is refused")
    func tooLong() {
        #expect(throws: FormsError.codeTooLong(String(repeating: "9", count: 60))) {
            try QRSquares(String(repeating: "9", count: 1_001))
        }
    }

    @Test("what a scanner gives is read back", arguments: ["X01-001", "", "a:b%", "Số 7/ Đ", "\u{0}\n", "🙂"])
    func code(number: String) {
        let code = FormCode(campaign: "đợt:1", questionnaire: "q", version: "2023.1", number: number)
        #expect(code.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        #expect(FormCode(code.text) == code)
    }

    @Test(
        "other codes are none of ours",
        arguments: [
            "", "hailong", "hailong:1:a:b:c", "hailong:2:a:b:c:d", "hailong:1:a:b:c:d:e", "https://a:1:2:3:4",
            "hailong:1:a:b:c:%G0", "hailong:1:a:b:c:%4", "hailong:1:a:b:c:%FF", "HAILONG:1:a:b:c:d",
        ])
    func foreign(text: String) {
        #expect(FormCode(text) == nil)
    }
}
