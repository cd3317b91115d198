import Kubernetes
import Testing

@testable import Manifests

@Suite struct NodeOverlayMistakeTests {
  private static func overlay(_ name: String, _ spec: String, says: String, nearest: [String] = []) -> Mistake
  {
    Mistake(
      name,
      "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: {name: a}\nspec:\n  " + spec + "\n",
      says: says, nearest: nearest)
  }

  @Test(
    "a rule that does not hold",
    arguments: [
      overlay(
        "a price below nothing", "requirements: []\n  price: «\"-1\"»",
        says: #"spec.price: Invalid value: "-1": spec.price in body should match '^\d+(\.\d+)?$'"#),
      overlay(
        "an adjustment without sign", "requirements: []\n  priceAdjustment: «\"10%\"»",
        says:
          #"spec.priceAdjustment: Invalid value: "10%": spec.priceAdjustment in body should match '^(([+-]{1}(\d*\.?\d+))|(\+{1}\d*\.?\d+%)|(^(-\d{1,2}(\.\d+)?%)$)|(-100%))$'"#,
        nearest: ["-10%", "+10%"]),
      overlay(
        "more than all off", "requirements: []\n  priceAdjustment: «\"-101%\"»",
        says:
          #"spec.priceAdjustment: Invalid value: "-101%": spec.priceAdjustment in body should match '^(([+-]{1}(\d*\.?\d+))|(\+{1}\d*\.?\d+%)|(^(-\d{1,2}(\.\d+)?%)$)|(-100%))$'"#
      ),
      overlay(
        "a resource that Karpenter reckons itself", "requirements: []\n  «capacity»: {memory: 1Gi}",
        says: "spec.capacity: Invalid value: \"object\": invalid resource restricted"),
      overlay(
        "too heavy", "requirements: []\n  weight: «10001»",
        says: "spec.weight: Invalid value: 10001: spec.weight in body should be less than or equal to 10000"),
      overlay(
        "NotIn without values", "«requirements»: [{key: kubernetes.io/arch, operator: NotIn}]",
        says:
          "spec.requirements: Invalid value: \"array\": requirements with operator 'NotIn' must have a value defined"
      ),
      overlay(
        "a bound without number", "«requirements»: [{key: a, operator: Gt}]",
        says:
          "spec.requirements: Invalid value: \"array\": requirements operator 'Gt', 'Lt', 'Gte' or 'Lte' must have a single positive integer value"
      ),
      overlay(
        "Karpenter's own label",
        "requirements: [{key: «karpenter.sh/registered», operator: Exists}]",
        says:
          "spec.requirements[0].key: Invalid value: \"string\": label domain \"karpenter.sh\" is restricted"),
      overlay(
        "a label of AWS that overlays cannot select by",
        "requirements: [{key: «karpenter.k8s.aws/instance-tenancy», operator: Exists}]",
        says:
          "spec.requirements[0].key: Invalid value: \"string\": label domain \"karpenter.k8s.aws\" is restricted"
      ),
      overlay(
        "no requirements", "weight: 1", says: "spec.requirements: Required value"
      ).markingSpecKey,
      overlay(
        "price and adjustment", "requirements: []\n  price: \"1\"\n  priceAdjustment: -1%",
        says: "spec: Invalid value: \"object\": cannot set both 'price' and 'priceAdjustment'"
      ).markingSpecKey,
    ])
  func rule(_ mistake: Mistake) throws { try mistake.check() }

  @Test(
    "adjustments that are taken",
    arguments: ["+0.02", "-0.5", "+.5", "+10%", "+150.5%", "-15%", "-99.9%", "-100%", "-3"])
  func adjustments(_ text: String) throws {
    let yaml = """
      apiVersion: karpenter.sh/v1alpha1
      kind: NodeOverlay
      metadata: {name: a}
      spec: {requirements: [], priceAdjustment: "\(text)"}
      """
    let overlay = try #require(Manifest.decodeAll(yaml)[0].as(NodeOverlay.self))
    #expect(overlay.priceAdjustment == text)
  }
}

extension Mistake {
  /// Points at `spec`.
  fileprivate var markingSpecKey: Mistake {
    Mistake(
      testDescription, yaml.replacing("spec:\n", with: "«spec»:\n"), says: says, hint: hint, nearest: nearest)
  }
}
