import Kubernetes

/// Documents of versions that the API server serves and does not store.
extension Document {
  private static let oldAutoscaling = "autoscaling/v1"

  /// As the version that is stored; itself if it is that already.
  ///
  /// Source: kubernetes `pkg/apis/autoscaling/v1/conversion.go`.
  var inStoredVersion: Document {
    let kind = Kind.horizontalPodAutoscaler
    guard kindName == kind.name, apiVersion == Self.oldAutoscaling else { return self }
    let converted = value.replacing("apiVersion") { member in
      [member.with(.scalar(.string(kind.apiVersion)))]
    }
    .replacing("spec") { spec in
      [spec.with(spec.value.replacing("targetCPUUtilizationPercentage", with: Self.metrics).content)]
    }
    return Document(source: source, value: converted, text: text)
  }

  /// The one metric that the old version knew, each part of it where its figure was written.
  private static func metrics(_ figure: MarkedValue.Member) -> [MarkedValue.Member] {
    guard !figure.value.isNull else { return [] }
    func text(_ text: String) -> MarkedValue { figure.value.with(.scalar(.string(text))) }
    func object(_ members: [(String, MarkedValue)]) -> MarkedValue {
      figure.value.with(
        .object(
          members.map { MarkedValue.Member(key: $0, keyMark: figure.keyMark, value: $1) }))
    }
    let target = object([("type", text("Utilization")), ("averageUtilization", figure.value)])
    let resource = object([("name", text("cpu")), ("target", target)])
    let metric = object([("type", text("Resource")), ("resource", resource)])
    return [.init(key: "metrics", keyMark: figure.keyMark, value: figure.value.with(.array([metric])))]
  }
}

extension MarkedValue {
  fileprivate func with(_ content: Content) -> MarkedValue { MarkedValue(content, at: mark) }

  /// With other members in the place of one.
  fileprivate func replacing(_ key: String, with others: (Member) -> [Member]) -> MarkedValue {
    guard let members else { return self }
    return with(.object(members.flatMap { $0.key == key ? others($0) : [$0] }))
  }
}

extension MarkedValue.Member {
  fileprivate func with(_ content: MarkedValue.Content) -> MarkedValue.Member {
    MarkedValue.Member(key: key, keyMark: keyMark, value: MarkedValue(content, at: value.mark))
  }
}
