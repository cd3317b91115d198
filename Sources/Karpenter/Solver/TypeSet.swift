/// A set of instance types of one catalogue, by their places in it.
struct TypeSet: Hashable {
  private var words: [UInt64]

  /// No type of a catalogue of this size.
  init(none size: Int) { words = Array(repeating: 0, count: (size + 63) / 64) }

  /// Every type of a catalogue of this size.
  init(all size: Int) {
    words = Array(repeating: .max, count: (size + 63) / 64)
    if size % 64 != 0 { words[words.count - 1] = (1 << UInt64(size % 64)) - 1 }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ index: Int) -> Bool { words[index / 64] & (1 << UInt64(index % 64)) != 0 }
  mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  mutating func formIntersection(_ other: TypeSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func formUnion(_ other: TypeSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func intersection(_ other: TypeSet) -> TypeSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  func subtracting(_ other: TypeSet) -> TypeSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  func intersects(_ other: TypeSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }

  /// Ascending.
  var indices: [Int] {
    var result: [Int] = []
    result.reserveCapacity(count)
    for (word, bits) in words.enumerated() {
      var rest = bits
      while rest != 0 {
        result.append(word * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}
