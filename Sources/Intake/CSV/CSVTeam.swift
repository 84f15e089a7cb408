import Dispatch
import Responses
import Synchronization
import Tables

/// Reads one table with several tasks: the same result whatever their number.
///
/// Finding where records end has to be done in the order of the file, for a quote says what the bytes behind it are. It is
/// also the smallest part of the work, so it is done under a lock, by whichever task needs a block next; the task then finds
/// and codes the block's cells by itself. What came of each block is put together in the order of the file, by one task at
/// a time, while the others go on. No task waits for another but at the two locks, and each holds one block.
final class CSVTeam: Sendable {
    private struct Source: ~Copyable {
        var reader: CSVReader
        /// Blocks that were given out.
        var blocks = 0
        var isOver = false
        var failure: TableError?
    }

    private struct Sum {
        var builder: BatchBuilder
        /// Parts that were put together.
        var parts = 0
    }

    private let source: Mutex<Source>
    private let sum: Mutex<Sum>
    /// The parts that wait for one before them.
    private let waiting = Mutex<[Int: BatchPart]>([:])
    private let isFull = Atomic<Bool>(false)
    private let coding: CSVBlockCoding
    private let instrument: Instrument
    private let size: Int

    /// As many tasks as there are cores, but no more than the lock around the file keeps busy.
    static var defaultWorkers: Int { min(8, Machine.cores) }

    /// - Parameters:
    ///   - reader: the table, its header read.
    ///   - builder: what the result goes to.
    ///   - size: the bytes of the file.
    init(
        reader: consuming sending CSVReader, builder: sending BatchBuilder, coding: CSVBlockCoding,
        instrument: Instrument, size: Int
    ) {
        source = Mutex(Source(reader: reader))
        sum = Mutex(Sum(builder: builder))
        self.coding = coding
        self.instrument = instrument
        self.size = size
    }

    /// Reads the table to its end.
    ///
    /// - Returns: the digest of the file.
    func read(workers: Int) throws(TableError) -> SHA256Digest? {
        KeptMemory.keep(forFileOf: size)
        DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in work() }
        putTogether()
        let outcome = source.withLock { source in (source.failure, source.reader.digest) }
        if let failure = outcome.0 { throw failure }
        return outcome.1
    }

    /// The records of the table, whatever became of them.
    var recordCount: Int { source.withLock { $0.reader.recordCount } }

    /// The contents of the batch.
    func result(_ source: BatchSource) -> Result<BatchContents, IntakeError> {
        sum.withLock { $0.builder.result(source) }
    }

    /// What one task does until the table is read.
    private func work() {
        var builder = BatchBuilder(instrument)
        var coding = coding
        var block = CSVBlock()
        while let number = next(&block) {
            block.checkText()
            builder.beginPart(rows: block.recordCount, isFull: isFull.load(ordering: .relaxed))
            coding.codeByStretches(&block, into: &builder)
            let part = builder.takePart()
            waiting.withLock { $0[number] = part }
            // Who finds the lock taken leaves the part to the task that holds it, or to the end.
            _ = sum.withLockIfAvailable { putTogether(&$0) }
        }
    }

    /// Fills a block with the next records; its number, or nil if there is none.
    private func next(_ block: inout CSVBlock) -> Int? {
        source.withLock { source in
            guard !source.isOver else { return nil }
            do throws(TableError) {
                guard try source.reader.nextRecords(into: &block) else {
                    source.isOver = true
                    return nil
                }
            } catch {
                source.failure = error
                source.isOver = true
                return nil
            }
            source.blocks += 1
            return source.blocks - 1
        }
    }

    private func putTogether() { sum.withLock { putTogether(&$0) } }

    private func putTogether(_ sum: inout Sum) {
        while let part = waiting.withLock({ $0.removeValue(forKey: sum.parts) }) {
            sum.builder.append(part)
            sum.parts += 1
            // Nothing of the file will be used: the others need not go on.
            if sum.builder.hasTooManyRefused { source.withLock { $0.isOver = true } }
            if sum.builder.log.isFull { isFull.store(true, ordering: .relaxed) }
            if sum.parts == 1, let last = sum.builder.origins.last, last.byte > 0 {
                // So that the list of origins, the longest there is, need not be moved as it grows.
                let rows = Double(sum.builder.origins.count) * Double(size) / Double(last.byte)
                sum.builder.reserve(rows: Int(min(rows * 1.02, Double(size))))
            }
        }
    }
}
