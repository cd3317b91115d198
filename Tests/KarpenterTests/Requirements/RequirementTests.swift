import Kubernetes
import Testing

@testable import Karpenter

struct RequirementTests {
  struct Meeting: CustomTestStringConvertible {
    var testDescription: String
    var left: Requirement
    var right: Requirement
    var both: String
    var intersects: Bool
  }

  static let zone = "topology.kubernetes.io/zone"

  @Test(
    "two requirements of one key become what both allow",
    arguments: [
      Meeting(
        testDescription: "two lists keep what they share", left: Requirement("k", .isIn, ["b", "a"]),
        right: Requirement("k", .isIn, ["c", "b"]), both: "k In [b]", intersects: true),
      Meeting(
        testDescription: "two lists without a common value leave nothing",
        left: Requirement("k", .isIn, ["a"]), right: Requirement("k", .isIn, ["b"]), both: "k DoesNotExist",
        intersects: false),
      Meeting(
        testDescription: "an exclusion takes values out of a list",
        left: Requirement("k", .isIn, ["a", "b"]), right: Requirement("k", .notIn, ["a"]), both: "k In [b]",
        intersects: true),
      Meeting(
        testDescription: "two exclusions add up", left: Requirement("k", .notIn, ["b"]),
        right: Requirement("k", .notIn, ["a", "b"]), both: "k NotIn [a b]", intersects: true),
      Meeting(
        testDescription: "open sets meet", left: Requirement("k", .exists),
        right: Requirement("k", .notIn, ["a"]), both: "k NotIn [a]", intersects: true),
      Meeting(
        testDescription: "nothing meets the absence of a label", left: Requirement("k", .exists),
        right: Requirement("k", .doesNotExist), both: "k DoesNotExist", intersects: false),
      Meeting(
        testDescription: "Gt and Lt are kept as inclusive bounds", left: Requirement("k", .gt, ["2"]),
        right: Requirement("k", .lt, ["8"]), both: "k Exists >=3 <=7", intersects: true),
      Meeting(
        testDescription: "bounds that cross leave nothing", left: Requirement("k", .gte, ["9"]),
        right: Requirement("k", .lte, ["8"]), both: "k DoesNotExist", intersects: false),
      Meeting(
        testDescription: "a bound takes other numbers and all that is no number out of a list",
        left: Requirement("k", .isIn, ["4", "16", "many"]), right: Requirement("k", .gte, ["8"]),
        both: "k In [16]", intersects: true),
      Meeting(
        testDescription: "the higher minValues stays", left: Requirement("k", .exists, minValues: 2),
        right: Requirement("k", .isIn, ["a", "b", "c"], minValues: 3), both: "k In [a b c] minValues 3",
        intersects: true),
    ])
  func meeting(_ c: Meeting) {
    #expect(c.left.intersection(c.right).description == c.both)
    #expect(c.right.intersection(c.left).description == c.both)
    #expect(c.left.intersects(c.right) == c.intersects)
    #expect(c.right.intersects(c.left) == c.intersects)
  }

  @Test("older names of labels are replaced")
  func alias() {
    #expect(Requirement("beta.kubernetes.io/arch", .exists).key == "kubernetes.io/arch")
    #expect(Requirement(label: "failure-domain.beta.kubernetes.io/zone", value: "a").key == Self.zone)
  }

  @Test("more than five values are counted, not printed")
  func manyValues() {
    let requirement = Requirement("k", .isIn, ["g", "f", "e", "d", "c", "b", "a"])
    #expect(requirement.description == "k In [a b c d e and 2 others]")
  }

  @Test("both bounds make two entries of a claim's spec")
  func entries() {
    let entries = Requirement("k", .gt, ["2"]).intersection(Requirement("k", .lt, ["8"]))
      .nodeSelectorRequirements
    #expect(entries.map(\.requirement.operator) == [.gte, .lte])
    #expect(entries.map(\.requirement.values) == [["3"], ["7"]])
  }

  @Test("a bound beyond the largest integer does not trap")
  func extremeBounds() {
    #expect(Requirement("k", .gt, [String(Int.max)]).isEmpty)
    #expect(Requirement("k", .lt, [String(Int.min)]).allows("1") == false)
  }

  struct Compatibility: CustomTestStringConvertible {
    var testDescription: String
    var node: [Requirement]
    var pod: [Requirement]
    var conflict: String?
  }

  @Test(
    "a Pod goes with a node whose labels are known and allow what it asks",
    arguments: [
      Compatibility(
        testDescription: "a well-known label may be undefined", node: [],
        pod: [Requirement(zone, .isIn, ["a"])], conflict: nil),
      Compatibility(
        testDescription: "another label may not", node: [], pod: [Requirement("team", .isIn, ["a"])],
        conflict: "label \"team\" does not have known values"),
      Compatibility(
        testDescription: "a likely misspelling is named", node: [],
        pod: [Requirement("node.kubernetes.io/capacity-type", .isIn, ["spot"])],
        conflict: "label \"node.kubernetes.io/capacity-type\" does not have known values "
          + "(typo of \"karpenter.sh/capacity-type\"?)"),
      Compatibility(
        testDescription: "what may be missing needs no definition", node: [],
        pod: [Requirement("team", .notIn, ["a"]), Requirement("old", .doesNotExist)], conflict: nil),
      Compatibility(
        testDescription: "defined labels need a common value",
        node: [Requirement("kubernetes.io/arch", .isIn, ["amd64"])],
        pod: [Requirement("kubernetes.io/arch", .isIn, ["arm64"])],
        conflict: "key kubernetes.io/arch, kubernetes.io/arch In [arm64] not in kubernetes.io/arch In [amd64]"
      ),
      Compatibility(
        testDescription: "absence on both sides is no conflict", node: [Requirement("team", .doesNotExist)],
        pod: [Requirement("team", .notIn, ["a"])], conflict: nil),
    ])
  func compatibility(_ c: Compatibility) {
    let node = Requirements(c.node)
    let pod = Requirements(c.pod)
    let conflict = node.conflict(with: pod, allowingUndefined: LabelRules.wellKnown)
    #expect(conflict.map(UpstreamText.conflict) == c.conflict)
    #expect(node.isCompatible(with: pod, allowingUndefined: LabelRules.wellKnown) == (c.conflict == nil))
  }
}
