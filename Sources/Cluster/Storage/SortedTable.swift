/// An ordered map whose copies share storage: the first write after a copy costs microseconds, not a walk over
/// ten thousand values, and iteration is in key order, so that no output depends on hashing.
///
/// Values stand in chunks of at most 128, each value in a box of its own; a write copies one chunk of pointers.
/// Look-up is by binary search.
public struct SortedTable<Key: Comparable & Sendable, Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let key: Key
    var box: Box
  }

  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private static var chunkLimit: Int { 128 }

  /// None is empty; keys ascend within and across chunks.
  private var chunks: [[Entry]] = []
  public private(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  public subscript(key: Key) -> Value? {
    get {
      guard let place = find(key), place.isPresent else { return nil }
      return chunks[place.chunk][place.offset].box.value
    }
    set {
      if let newValue { insert(newValue, at: key) } else { remove(key) }
    }
  }

  private mutating func insert(_ value: Value, at key: Key) {
    let box = Box(value)
    guard let place = find(key) else {
      chunks.append([Entry(key: key, box: box)])
      count = 1
      return
    }
    guard !place.isPresent else {
      chunks[place.chunk][place.offset].box = box
      return
    }
    chunks[place.chunk].insert(Entry(key: key, box: box), at: place.offset)
    count += 1
    let size = chunks[place.chunk].count
    if size > Self.chunkLimit {
      let tail = Array(chunks[place.chunk][(size / 2)...])
      chunks[place.chunk].removeSubrange((size / 2)...)
      chunks.insert(tail, at: place.chunk + 1)
    }
  }

  private mutating func remove(_ key: Key) {
    guard let place = find(key), place.isPresent else { return }
    chunks[place.chunk].remove(at: place.offset)
    if chunks[place.chunk].isEmpty { chunks.remove(at: place.chunk) }
    count -= 1
  }

  private struct Place {
    let chunk: Int
    let offset: Int
    let isPresent: Bool
  }

  /// Where a key is, or would be inserted; nil in an empty table.
  private func find(_ key: Key) -> Place? {
    guard !chunks.isEmpty else { return nil }
    let after = Self.partition(count: chunks.count) { chunks[$0][0].key <= key }
    let chunk = after == 0 ? 0 : after - 1
    let offset = Self.partition(count: chunks[chunk].count) { chunks[chunk][$0].key < key }
    let isPresent = offset < chunks[chunk].count && chunks[chunk][offset].key == key
    return Place(chunk: chunk, offset: offset, isPresent: isPresent)
  }

  /// The first index for which the predicate, true up to some index and false after it, is false.
  private static func partition(count: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SortedTable: Sequence {
  public func makeIterator() -> Iterator { Iterator(table: self, chunk: 0, offset: 0) }

  public struct Iterator: IteratorProtocol {
    fileprivate let table: SortedTable
    fileprivate var chunk: Int
    fileprivate var offset: Int

    public mutating func next() -> (key: Key, value: Value)? {
      guard chunk < table.chunks.count else { return nil }
      let entry = table.chunks[chunk][offset]
      offset += 1
      if offset == table.chunks[chunk].count { (chunk, offset) = (chunk + 1, 0) }
      return (key: entry.key, value: entry.box.value)
    }
  }

  public var underestimatedCount: Int { count }
  public var values: [Value] { mapValues { $0 } }

  /// The values alone, each made into something: without a look at keys.
  public func mapValues<Result>(_ transform: (Value) -> Result) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    for chunk in chunks {
      for offset in chunk.indices { results.append(transform(chunk[offset].box.value)) }
    }
    return results
  }

  /// The values of which something is true: no others are copied.
  public func values(where belongs: (Value) -> Bool) -> [Value] {
    var found: [Value] = []
    for chunk in chunks {
      for offset in chunk.indices where belongs(chunk[offset].box.value) {
        found.append(chunk[offset].box.value)
      }
    }
    return found
  }

  public var keys: [Key] { map(\.key) }
  public var first: (key: Key, value: Value)? {
    guard let entry = chunks.first?.first else { return nil }
    return (key: entry.key, value: entry.box.value)
  }

  /// The entries from a key on, for as long as the condition on keys holds.
  public func entries(from start: Key, while belongs: (Key) -> Bool) -> [(key: Key, value: Value)] {
    var found: [(key: Key, value: Value)] = []
    visit(from: start, while: belongs) { chunk, offsets in
      for offset in offsets { found.append((key: chunk[offset].key, value: chunk[offset].box.value)) }
    }
    return found
  }

  /// The values from a key on, for as long as the condition on keys holds, each made into something.
  public func mapValues<Result>(
    from start: Key, while belongs: (Key) -> Bool, _ transform: (Value) -> Result
  ) -> [Result] {
    var results: [Result] = []
    visit(from: start, while: belongs) { chunk, offsets in
      for offset in offsets { results.append(transform(chunk[offset].box.value)) }
    }
    return results
  }

  /// Where the condition ends is looked for as a key is: most are not asked about.
  private func visit(from start: Key, while belongs: (Key) -> Bool, _ body: ([Entry], Range<Int>) -> Void) {
    guard let place = find(start) else { return }
    var first = place.offset
    for chunk in chunks[place.chunk...] {
      let end = first + Self.partition(count: chunk.count - first) { belongs(chunk[first + $0].key) }
      body(chunk, first..<end)
      guard end == chunk.count else { return }
      first = 0
    }
  }
}

extension SortedTable: Equatable where Value: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}
