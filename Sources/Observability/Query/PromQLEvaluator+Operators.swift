extension PromQLEvaluator {
  private static let comparisons: [String: @Sendable (Double, Double) -> Bool] = [
    "==": { $0 == $1 }, "!=": { $0 != $1 }, "<": { $0 < $1 }, ">": { $0 > $1 }, "<=": { $0 <= $1 },
    ">=": { $0 >= $1 },
  ]

  private static func calculate(_ sign: String, _ left: Double, _ right: Double) -> Double {
    switch sign {
    case "+": left + right
    case "-": left - right
    case "*": left * right
    case "/": left / right
    case "%": left.truncatingRemainder(dividingBy: right)
    default: power(left, right)
    }
  }

  /// Whole exponents by multiplying, others not at all: Karpenter's metrics give no use for them.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    guard exponent.rounded() == exponent, abs(exponent) <= 1024 else {
      return exponent == 0.5 ? base.squareRoot() : .nan
    }
    var result = 1.0
    for _ in 0..<Int(abs(exponent)) { result *= base }
    return exponent < 0 ? 1 / result : result
  }

  func combine(_ binary: PromQLExpression.Binary) throws(PromQLError) -> PromQLValue {
    let left = try value(of: binary.left)
    let right = try value(of: binary.right)
    switch (left, right) {
    case (.scalar(let a), .scalar(let b)):
      if let holds = Self.comparisons[binary.sign] { return .scalar(holds(a, b) ? 1 : 0) }
      return .scalar(Self.calculate(binary.sign, a, b))
    case (.vector(let samples), .scalar(let number)):
      return .vector(samples.compactMap { outcome(binary, $0, $0.value, number, kept: $0.value) })
    case (.scalar(let number), .vector(let samples)):
      return .vector(samples.compactMap { outcome(binary, $0, number, $0.value, kept: $0.value) })
    case (.vector(let a), .vector(let b)):
      return .vector(
        ["and", "or", "unless"].contains(binary.sign)
          ? select(binary, a, b) : try join(binary, a, b))
    default:
      let (wrong, column) =
        left.isCalculable ? (right.kind, binary.right.column) : (left.kind, binary.left.column)
      throw PromQLError(.wrongKind(of: binary.sign, expected: "instant vector", given: wrong), at: column)
    }
  }

  /// - Parameter kept: what a comparison that holds leaves.
  private func outcome(
    _ binary: PromQLExpression.Binary, _ sample: PromQLSample, _ left: Double, _ right: Double, kept: Double
  ) -> PromQLSample? {
    guard let holds = Self.comparisons[binary.sign] else {
      return sample.computed(Self.calculate(binary.sign, left, right))
    }
    if binary.isBool { return sample.computed(holds(left, right) ? 1 : 0) }
    guard holds(left, right) else { return nil }
    var result = sample
    result.value = kept
    return result
  }

  private func select(
    _ binary: PromQLExpression.Binary, _ left: [PromQLSample], _ right: [PromQLSample]
  ) -> [PromQLSample] {
    let key = binary.matching.key
    let others = Set((binary.sign == "or" ? left : right).map { key($0.labels) })
    switch binary.sign {
    case "and": return left.filter { others.contains(key($0.labels)) }
    case "unless": return left.filter { !others.contains(key($0.labels)) }
    default: return left + right.filter { !others.contains(key($0.labels)) }
    }
  }

  private func join(
    _ binary: PromQLExpression.Binary, _ left: [PromQLSample], _ right: [PromQLSample]
  ) throws(PromQLError) -> [PromQLSample] {
    let matching = binary.matching
    let isSwapped = matching.group == .right
    let (many, one) = isSwapped ? (right, left) : (left, right)
    var byKey: [MetricLabels: PromQLSample] = [:]
    for sample in one {
      let key = matching.key(sample.labels)
      guard byKey[key] == nil else {
        throw PromQLError(.severalMatches(labels: "\(key)"), at: binary.left.column)
      }
      byKey[key] = sample
    }
    var seen: Set<MetricLabels> = []
    var results: [PromQLSample] = []
    for sample in many {
      let key = matching.key(sample.labels)
      guard let partner = byKey[key] else { continue }
      if matching.group == .one, !seen.insert(key).inserted {
        throw PromQLError(.severalMatches(labels: "\(key)"), at: binary.left.column)
      }
      var base = sample
      for label in matching.include {
        base.labels = base.labels.dropping([label])
        if let value = partner.labels[label] { base.labels = base.labels.with(label, value) }
      }
      let isFilter = Self.comparisons[binary.sign] != nil && !binary.isBool
      if matching.group == .one, !isFilter { base.labels = key }
      let (a, b) = isSwapped ? (partner.value, sample.value) : (sample.value, partner.value)
      if let result = outcome(binary, base, a, b, kept: a) { results.append(result) }
    }
    if let twice = Self.firstTwice(results) {
      throw PromQLError(.sameLabels("\(twice)"), at: binary.left.column)
    }
    return results
  }

  private static func firstTwice(_ samples: [PromQLSample]) -> MetricLabels? {
    var seen: Set<MetricLabels> = []
    return samples.first { !seen.insert($0.labels).inserted }?.labels
  }
}

extension PromQLExpression.Matching {
  /// What two series that belong together have in common.
  fileprivate func key(_ all: MetricLabels) -> MetricLabels {
    guard let labels else { return all }
    return isIgnoring ? all.dropping(labels) : all.keeping(labels)
  }
}

extension PromQLValue {
  fileprivate var isCalculable: Bool {
    switch self {
    case .scalar, .vector: true
    case .string, .matrix: false
    }
  }
}
