import Kubernetes

/// Source: kubernetes-sigs/karpenter `pkg/apis/crds/karpenter.sh_nodeoverlays.yaml`, with what the AWS chart adds.
extension NodeOverlay {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    validation.check(overlayRequirements: requirements, at: path["requirements"])
    if let price {
      validation.checkPattern(
        price, UpstreamText.overlayPrice, at: path["price"], matches: Self.isPlainNumber(price))
    }
    if let priceAdjustment {
      validation.checkPattern(
        priceAdjustment, UpstreamText.overlayPriceAdjustment, at: path["priceAdjustment"],
        matches: Self.isAdjustment(priceAdjustment), nearest: Self.signed(priceAdjustment))
    }
    let restricted: Set<ResourceName> = [.cpu, .memory, .ephemeralStorage, .pods]
    validation.rule(
      "object", UpstreamText.overlayResource, at: path["capacity"],
      holds: capacity?.amounts.keys.allSatisfy { !restricted.contains($0) } ?? true)
    validation.check(weight, within: 1...10_000, at: path["weight"])
    validation.rule(
      "object", UpstreamText.priceOrAdjustment, at: path, holds: price == nil || priceAdjustment == nil)
  }

  /// `^\d+(\.\d+)?$`
  private static func isPlainNumber(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy(isDigits)
  }

  /// A sign and a number, or a sign, a number and `%`; what is taken away is no more than all of it.
  private static func isAdjustment(_ text: String) -> Bool {
    guard let sign = text.first, sign == "+" || sign == "-" else { return false }
    let rest = text.dropFirst()
    guard rest.hasSuffix("%") else { return isNumber(rest) }
    let percent = rest.dropLast()
    if sign == "+" { return isNumber(percent) }
    let whole = percent.prefix { $0 != "." }
    return text == "-100%" || (whole.utf8.count <= 2 && !whole.isEmpty && isPlainNumber(String(percent)))
  }

  /// `\d*\.?\d+`
  private static func isNumber(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = parts.last, parts.count <= 2, isDigits(last) else { return false }
    return parts.count == 1 || parts[0].isEmpty || isDigits(parts[0])
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// What was perhaps meant by an adjustment without a sign.
  private static func signed(_ text: String) -> [String] {
    ["-\(text)", "+\(text)"].filter(isAdjustment)
  }
}

extension Validation {
  fileprivate mutating func check(
    overlayRequirements requirements: [NodeSelectorRequirement], at path: FieldPath
  ) {
    if requirements.count > 100 { report(.tooMany(requirements.count, maximum: 100), at: path) }
    for (index, requirement) in requirements.enumerated() {
      let key = path[index]["key"]
      if !requirement.key.isEmpty {
        checkPattern(
          requirement.key, UpstreamText.qualifiedKey, at: key,
          matches: NameRules.qualifiedName(requirement.key).isEmpty)
      }
      if requirement.key.utf8.count > 316 {
        report(.tooLong(.string(requirement.key), maximum: 316), at: key)
      }
      check(
        restrictedKey: requirement.key, type: "string", at: key, isTemplate: false,
        allowing: AWSLabelKeys.overlays)
    }
    for (kind, message) in [
      (NodeSelectorRequirement.Operator.notIn, UpstreamText.notInNeedsValues),
      (.isIn, UpstreamText.inNeedsValues),
    ] {
      rule(
        "array", message, at: path,
        holds: requirements.allSatisfy { $0.operator != kind || !$0.values.isEmpty })
    }
    check(bounds: requirements, UpstreamText.overlayBounds, at: path)
  }
}
