import HerautModel

/// Rows of JSON: an array of objects, or objects one after another (NDJSON). The input is read twice: first for the names, because not every
/// object has all of them.
final class JSONSource: RowReader {
    private(set) var columns: [String] = []
    private(set) var findings: [Finding] = []
    private let path: String
    private let format: DataFormat
    private var objects: JSONObjects
    private var places: [ArraySlice<UInt8>: Int] = [:]
    /// Where the values of the current row lie, by column.
    private var slots: [SourceSpan?] = []

    var info: SourceInfo { SourceInfo(format: format, encoding: objects.values.bytes.encoding ?? .utf8) }

    /// `input` can be read at any place.
    init(_ input: DataInput, format: DataFormat, encoding: TextEncoding?) {
        path = input.path
        self.format = format
        func start() -> JSONObjects { JSONObjects(TextStream(ByteStream(input), encoding: encoding)) }
        objects = start()
        var names = start()
        while names.next(collect: { name in
            if places[name] == nil, places.count <= DataSource.columnLimit {
                places[ArraySlice(Array(name))] = places.count
            }
        }) {}
        let sorted = places.sorted { $0.value < $1.value }
        columns = sorted.map { String(decoding: $0.key, as: UTF8.self).trimmingSpaces() }
        let fault = columns.isEmpty ? SourceFault("noHeading") : Heading.fault(of: columns, line: 1)
        if let fault = names.fault ?? fault { report(fault) }
    }

    func next(into batch: inout RowBatch) -> Bool {
        guard !columns.isEmpty else { return false }
        while !batch.isFull { if !readRow(into: &batch) { break } }
        if batch.rows.isEmpty, let fault = objects.fault { report(fault) }
        return !batch.rows.isEmpty
    }

    private func report(_ fault: SourceFault) {
        columns = []
        if findings.isEmpty { findings.append(fault.finding(in: path)) }
    }

    private func readRow(into batch: inout RowBatch) -> Bool {
        slots = Array(repeating: nil, count: columns.count)
        let hasRow = objects.next(to: &batch.bytes) { name, start, bytes in
            // A file that changes while it is read.
            guard let place = self.places[name] else { return .unknownKey }
            if self.slots[place] != nil { return .duplicateKey }
            self.slots[place] = SourceSpan(start, bytes.count)
            return nil
        }
        guard hasRow else { return false }
        let first = batch.cells.count
        for slot in slots { batch.cells.append(slot ?? SourceSpan(batch.bytes.count, batch.bytes.count)) }
        batch.closeRow(
            number: objects.number, line: objects.line, from: first, width: columns.count,
            fault: objects.rowFault)
        return true
    }
}

/// The objects of a JSON text, one after another.
struct JSONObjects {
    private(set) var values: JSONValues
    /// Number of the last object, from 1.
    private(set) var number = 0
    /// Line where it starts.
    private(set) var line = 1
    /// Why it makes no row.
    private(set) var rowFault: RowRule?
    /// Why reading stopped before the end.
    private(set) var fault: SourceFault?
    private var isArray: Bool?
    private var isAtEnd = false

    init(_ text: TextStream) { values = JSONValues(JSONBytes(text)) }

    /// Reads the next object for its names only; `false` when there is none.
    mutating func next(collect: (ArraySlice<UInt8>) -> Void) -> Bool {
        var bytes: [UInt8] = []
        return next(to: &bytes) { name, _, bytes in
            collect(name)
            bytes.removeAll(keepingCapacity: true)
            return nil
        }
    }

    /// Reads the next object, adds its values to `out` and hands them over by name; `false` when there is none.
    mutating func next(
        to out: inout [UInt8], _ body: (ArraySlice<UInt8>, Int, inout [UInt8]) -> RowRule?
    ) -> Bool {
        guard !isAtEnd, fault == nil, goToObject() else { return false }
        number += 1
        line = values.bytes.line
        rowFault = nil
        let isObject = values.bytes.peek() == UInt8(ascii: "{")
        if isObject ? values.object(to: &out, body) : values.skip() {
            rowFault = isObject ? values.fault : .badObject
            return true
        }
        rowFault = .badObject
        // On lines of their own, the next object can still be found. In an array everything after the fault hangs in the air.
        guard isArray == false, values.bytes.peek() != nil else { return breakOff() }
        values.bytes.skipLine()
        return true
    }

    /// Goes to the next object; `false` at the end.
    private mutating func goToObject() -> Bool {
        let isFirst = isArray == nil
        if isFirst {
            isArray = values.bytes.peekPastWhite() == UInt8(ascii: "[")
            if isArray == true { _ = values.bytes.next() }
        }
        switch (values.bytes.peekPastWhite(), isArray ?? false) {
        case (nil, false): return end()
        case (nil, true): return breakOff()
        case (UInt8(ascii: "]"), true):
            _ = values.bytes.next()
            return values.bytes.peekPastWhite() == nil ? end() : breakOff()
        case (UInt8(ascii: ","), true) where !isFirst:
            _ = values.bytes.next()
            let next = values.bytes.peekPastWhite()
            return next == nil || next == UInt8(ascii: "]") ? breakOff() : true
        case (_, true): return isFirst ? true : breakOff()
        case (_, false): return true
        }
    }

    private mutating func end() -> Bool {
        isAtEnd = true
        if values.bytes.hasFailed { fault = SourceFault("readFailed") }
        return false
    }

    private mutating func breakOff() -> Bool {
        isAtEnd = true
        let line = values.bytes.line
        fault = SourceFault(
            values.bytes.hasFailed ? "readFailed" : "badJSON", ["regel": String(line)], line: line)
        return false
    }
}
