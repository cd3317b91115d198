import Kubernetes
import Testing

@testable import Course

@Suite struct ComparisonTests {
  @Test(
    "a leaf is compared as an amount where both sides are amounts, as a text otherwise",
    arguments: [
      ("4", "4", true), ("4", "5", false), (">= 2", "3", true), (">= 2", "1", false),
      ("<= 500m", "0.5", true),
      ("< 1Gi", "1000Mi", true), ("!= Pending", "Running", true), ("!= Pending", "Pending", false),
      ("Running", "Running", true), ("> 3", "abc", false), ("== 250m", "0.25", true),
    ])
  func holding(pattern: String, found: String, holds: Bool) throws {
    #expect(try #require(Comparison(.string(pattern))).holds(for: found) == holds)
  }

  @Test(
    "an operator alone and a structure are no comparisons",
    arguments: [JSONValue.string(">="), .string("!= "), .array([]), .object([:]), .null])
  func refusal(value: JSONValue) { #expect(Comparison(value) == nil) }
}

@Suite struct PartialMatchTests {
  private let pod: JSONValue = .object([
    "spec": .object([
      "containers": .array([
        .object(["name": .string("web"), "resources": .object(["cpu": .string("250m")])]),
        .object(["name": .string("log")]),
      ])
    ]),
    "status": .object(["phase": .string("Running"), "restarts": .int(3)]),
  ])

  @Test func aPartialObjectNeedsOnlyWhatItNames() {
    #expect(pod.matches(.object(["status": .object(["phase": .string("Running")])])))
    #expect(!pod.matches(.object(["status": .object(["phase": .string("Pending")])])))
    #expect(pod.matches(.object(["status": .object(["restarts": .string(">= 2")])])))
    #expect(!pod.matches(.object(["status": .object(["missing": .string("x")])])))
  }

  @Test func anItemNamedMayStandAnywhereInTheList() {
    let containers: (JSONValue) -> JSONValue = { .object(["spec": .object(["containers": .array([$0])])]) }
    #expect(pod.matches(containers(.object(["name": .string("log")]))))
    #expect(pod.matches(containers(.object(["resources": .object(["cpu": .string("0.25")])]))))
    #expect(!pod.matches(containers(.object(["name": .string("cache")]))))
  }

  @Test func aLeafIsMetByAnItemOfAList() {
    let round: JSONValue = .object(["nodePools": .array([.string("spot"), .string("reserve")])])
    #expect(round.matches(.object(["nodePools": .string("reserve")])))
    #expect(!round.matches(.object(["nodePools": .string("gpu")])))
    #expect(!round.matches(.object(["nodePools": .string("")])))
  }

  @Test func aZeroMayBeLeftOut() {
    #expect(pod.matches(.object(["status": .object(["unavailable": .int(0)])])))
    #expect(!pod.matches(.object(["status": .object(["unavailable": .int(1)])])))
  }
}
