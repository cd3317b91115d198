/// The order in which go-yaml writes the keys of a mapping: letters come after everything else but before
/// more digits of a number, and runs of digits count as numbers, so that `node-2` stands before `node-10`.
///
/// Source: go.yaml.in/yaml/v3 `sorter.go`.
enum KeyOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    let a = Array(left.unicodeScalars)
    let b = Array(right.unicodeScalars)
    guard let difference = zip(a, b).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
      return a.count < b.count
    }
    let aIsLetter = a[difference].properties.isAlphabetic
    let bIsLetter = b[difference].properties.isAlphabetic
    if aIsLetter && bIsLetter { return a[difference] < b[difference] }
    if aIsLetter || bIsLetter {
      let endsNumber = difference > 0 && isDigit(a[difference - 1])
      return endsNumber ? aIsLetter : bIsLetter
    }
    let start: Int64 = startsWithinNumber(a, at: difference, other: b) ? 1 : 0
    let aRun = digits(of: a, from: difference, start: start)
    let bRun = digits(of: b, from: difference, start: start)
    if aRun.value != bRun.value { return aRun.value < bRun.value }
    if aRun.count != bRun.count { return aRun.count < bRun.count }
    return a[difference] < b[difference]
  }

  /// Whether a zero continues a number begun before, so that it counts: `10` and `1`.
  private static func startsWithinNumber(
    _ a: [Unicode.Scalar], at index: Int, other b: [Unicode.Scalar]
  ) -> Bool {
    guard a[index] == "0" || b[index] == "0" else { return false }
    return a[..<index].reversed().prefix(while: isDigit).contains { $0 != "0" }
  }

  private static func digits(
    of scalars: [Unicode.Scalar], from index: Int, start: Int64
  ) -> (value: Int64, count: Int) {
    let run = scalars[index...].prefix(while: isDigit)
    let value = run.reduce(start) { $0 &* 10 &+ Int64($1.value) &- 48 }
    return (value, run.count)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
