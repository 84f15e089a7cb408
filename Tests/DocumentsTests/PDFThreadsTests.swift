import Dispatch
import Synchronization
import Testing

@testable import Documents

/// PDF files that are asked for at once: the libraries that draw share faces among threads, so that files are drawn in turn.
@Suite struct PDFThreadsTests {
    @Test("Files drawn from many threads are the file drawn alone, byte for byte")
    func manyThreads() throws {
        let document = try SampleDocument.summary()
        let alone = try PDFRenderer().render(document)
        let files = Mutex<[[UInt8]]>([])
        DispatchQueue.concurrentPerform(iterations: 24) { _ in
            let bytes = (try? PDFRenderer().render(document)) ?? []
            files.withLock { $0.append(bytes) }
        }
        let found = files.withLock { $0 }
        #expect(found.count == 24 && found.allSatisfy { $0 == alone })
    }
}
