import Testing

@testable import Cluster

@Suite struct SortedTableTests {
  @Test(
    "a table agrees with a dictionary over thousands of writes, in key order throughout",
    arguments: [1, 2, 3])
  func agreesWithDictionary(seed: UInt64) {
    var table = SortedTable<Int, Int>()
    var model: [Int: Int] = [:]
    var state = seed
    for step in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let key = Int(state >> 33) % 700
      let isRemoval = state >> 20 & 3 == 0
      table[key] = isRemoval ? nil : step
      model[key] = isRemoval ? nil : step
      if step % 500 == 0 { #expect(table.map(\.key) == model.keys.sorted()) }
    }
    #expect(table.count == model.count)
    #expect(table.map(\.key) == model.keys.sorted())
    #expect(table.allSatisfy { model[$0.key] == $0.value })
    #expect((0..<700).allSatisfy { table[$0] == model[$0] })
  }

  @Test func aCopyKeepsWhatItHeldWhenTheOriginalChanges() {
    var table = SortedTable<Int, String>()
    for key in 0..<1000 { table[key] = "old" }
    let copy = table
    for key in 0..<1000 where key % 3 == 0 { table[key] = "new" }
    table[5] = nil
    #expect(copy.values.allSatisfy { $0 == "old" })
    #expect(copy.count == 1000)
    #expect(table.count == 999)
  }

  @Test func aRangeBeginsAtItsKeyOrTheNextAndEndsWhereTheConditionDoes() {
    var table = SortedTable<Int, Int>()
    for key in stride(from: 0, to: 2000, by: 2) { table[key] = key }
    #expect(table.entries(from: 301) { $0 < 310 }.map(\.key) == [302, 304, 306, 308])
    #expect(table.entries(from: 5000) { _ in true }.isEmpty)
    #expect(SortedTable<Int, Int>().entries(from: 0) { _ in true }.isEmpty)
    #expect(table.mapValues(from: 301, while: { $0 < 310 }) { $0 * 10 } == [3020, 3040, 3060, 3080])
    // From one chunk into the next.
    #expect(table.mapValues(from: 3, while: { _ in true }) { $0 } == Array(table.values.dropFirst(2)))
    #expect(table.values { $0 % 500 == 0 } == [0, 500, 1000, 1500])
  }
}
