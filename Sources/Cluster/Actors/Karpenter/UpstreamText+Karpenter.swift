import Karpenter

/// What Karpenter says when it does not start.
extension UpstreamText {
  static func invalidOption(_ name: String, _ value: String) -> String {
    "validating cli flags / env vars, invalid \(name) \"\(value)\""
  }

  static let missingClusterName = "missing field, cluster-name"

  static func noSuchCluster(_ name: String) -> String {
    "failed to resolve cluster endpoint, operation error EKS: DescribeCluster, https response error StatusCode: 404, "
      + "ResourceNotFoundException: No cluster found for name: \(name)."
  }

  static func badFeatureGates(_ problem: FeatureGates.Problem) -> String {
    switch problem {
    case .unknownGate(let name): "parsing feature gates, unrecognized feature gate: \(name)"
    case .notABoolean(let gate, let value):
      "parsing feature gates, invalid value of \(gate.rawValue)=\(value), err: strconv.ParseBool: parsing \"\(value)\": invalid syntax"
    }
  }
}
