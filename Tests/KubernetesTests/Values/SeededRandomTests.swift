import Kubernetes
import Testing

struct SeededRandomTests {
  @Test("a key always gives the same draws")
  func sameKey() {
    var first = SeededRandom(seed: 7, purpose: "instance-id", object: "default-abcde")
    var second = first
    #expect((0..<4).map { _ in first.next() } == (0..<4).map { _ in second.next() })
    var name = SeededRandom(seed: 1, purpose: "name", object: "default-")
    #expect(name.nameSuffix() == "f8ps6")
  }

  @Test(
    "seed, purpose and object each give a stream of their own",
    arguments: [
      SeededRandom(seed: 2, purpose: "a", object: "b"), SeededRandom(seed: 1, purpose: "x", object: "b"),
      SeededRandom(seed: 1, purpose: "a", object: "x"), SeededRandom(seed: 1, purpose: "ab", object: ""),
    ])
  func otherKey(other: SeededRandom) {
    var random = SeededRandom(seed: 1, purpose: "a", object: "b")
    var other = other
    #expect(random.next() != other.next())
  }

  @Test("draws stay within their bounds, and reach them")
  func bounds() {
    var random = SeededRandom(seed: 1, purpose: "test", object: "bounds")
    let integers = Set((0..<200).map { _ in random.integer(below: 5) })
    #expect(integers == [0, 1, 2, 3, 4])
    #expect(random.integer(below: 0) == 0)
    let durations = (0..<200).map { _ in random.duration(from: .seconds(45), through: .seconds(60)) }
    #expect(durations.allSatisfy { $0 >= .seconds(45) && $0 <= .seconds(60) })
    #expect(random.duration(from: .seconds(2), through: .seconds(1)) == .seconds(2))
    #expect((0..<200).allSatisfy { _ in (0..<1).contains(random.fraction()) })
  }
}
