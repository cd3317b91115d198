import Kubernetes

/// A metric as a manifest writes it: `type`, and the member of that type with what it measures and a figure.
private struct MetricForm: Sendable {
  enum MetricType: String, CaseIterable, Sendable {
    case resource = "Resource", containerResource = "ContainerResource", pods = "Pods", object = "Object",
      external = "External"

    /// The member that says more.
    var member: String { rawValue.prefix(1).lowercased() + rawValue.dropFirst() }
  }

  /// What any of the members holds.
  struct Source: Sendable {
    var name = ""
    var container = ""
    var metric = Identifier()
    var describedObject = ScaleTargetReference()
    var target = Figure()
  }

  struct Identifier: Sendable {
    var name = ""
    var selector: LabelSelector?

    static let schema = Schema<Identifier>("MetricIdentifier", blank: Identifier()) {
      Field("name", \.name, .string, isRequired: true)
      Field("selector", optional: \.selector, .object(LabelSelector.schema))
    }
  }

  /// A target, or what was measured.
  struct Figure: Sendable {
    enum FigureType: String, CaseIterable, Sendable {
      case utilization = "Utilization", value = "Value", averageValue = "AverageValue"
    }

    var type: FigureType?
    var averageUtilization: Int?
    var averageValue: Quantity?
    var value: Quantity?

    static let target = Schema<Figure>("MetricTarget", blank: Figure()) {
      Field("type", optional: \.type, .oneOf, isRequired: true)
      values
    }
    static let current = Schema<Figure>("MetricValueStatus", blank: Figure()) { values }

    @FieldList<Figure> private static var values: [Field<Figure>] {
      Field("averageUtilization", optional: \.averageUtilization, .int32)
      Field("averageValue", optional: \.averageValue, .quantity)
      Field("value", optional: \.value, .quantity)
    }
  }

  var type: MetricType?
  var sources: [MetricType: Source] = [:]

  static let spec = schema("MetricSpec", figure: "target", Figure.target, suffix: "MetricSource")
  static let status = schema("MetricStatus", figure: "current", Figure.current, suffix: "MetricStatus")

  private static func schema(
    _ typeName: String, figure: String, _ figures: Schema<Figure>, suffix: String
  ) -> Schema<MetricForm> {
    func source(_ type: MetricType, @FieldList<Source> _ fields: () -> [Field<Source>]) -> Codec<Source> {
      let schema = Schema<Source>("\(type.rawValue)\(suffix)", blank: Source()) {
        fields()
        Field(figure, \.target, .object(figures), isRequired: true)
      }
      return .object(schema)
    }
    let metric = Field<Source>("metric", \.metric, .object(Identifier.schema), isRequired: true)
    return Schema<MetricForm>(typeName, blank: MetricForm()) {
      Field("type", optional: \.type, .oneOf, isRequired: true)
      Field(
        "resource", optional: \.[source: .resource],
        source(.resource) { Field("name", \.name, .string, isRequired: true) })
      Field(
        "containerResource", optional: \.[source: .containerResource],
        source(.containerResource) {
          Field("name", \.name, .string, isRequired: true)
          Field("container", \.container, .string, isRequired: true)
        })
      Field("pods", optional: \.[source: .pods], source(.pods) { metric })
      Field(
        "object", optional: \.[source: .object],
        source(.object) {
          Field(
            "describedObject", \.describedObject, .object(ScaleTargetReference.schema), isRequired: true)
          metric
        })
      Field("external", optional: \.[source: .external], source(.external) { metric })
    }
  }

  private subscript(source type: MetricType) -> Source? {
    get { sources[type] }
    set { sources[type] = newValue }
  }
}

// MARK: - Between the form and the noun

extension MetricForm {
  init(_ metric: HorizontalPodAutoscaler.Metric) {
    self.init(metric.source)
    guard let type else { return }
    let figure: Figure =
      switch metric.target {
      case .utilization(let percent): Figure(type: .utilization, averageUtilization: percent)
      case .averageValue(let amount): Figure(type: .averageValue, averageValue: amount)
      case .value(let amount): Figure(type: .value, value: amount)
      }
    sources[type]?.target = figure
  }

  init(_ current: HorizontalPodAutoscaler.CurrentMetric) {
    self.init(current.source)
    guard let type else { return }
    sources[type]?.target = Figure(
      averageUtilization: current.averageUtilization, averageValue: current.averageValue,
      value: current.value)
  }

  private init(_ source: HorizontalPodAutoscaler.MetricSource) {
    switch source {
    case .resource(let name):
      self.init(type: .resource, sources: [.resource: Source(name: name.text)])
    case .containerResource(let name, let container):
      self.init(
        type: .containerResource, sources: [.containerResource: Source(name: name.text, container: container)]
      )
    case .pods(let name, let selector):
      self.init(
        type: .pods, sources: [.pods: Source(metric: Identifier(name: name, selector: selector))])
    case .object(let object, let name, let selector):
      self.init(
        type: .object,
        sources: [
          .object: Source(metric: Identifier(name: name, selector: selector), describedObject: object)
        ])
    case .external(let name, let selector):
      self.init(
        type: .external, sources: [.external: Source(metric: Identifier(name: name, selector: selector))])
    }
  }

  /// Nil when the member that its type asks for is missing.
  var source: HorizontalPodAutoscaler.MetricSource? {
    guard let type, let source = sources[type] else { return nil }
    let (name, selector) = (source.metric.name, source.metric.selector)
    return switch type {
    case .resource: .resource(ResourceName(source.name))
    case .containerResource: .containerResource(ResourceName(source.name), container: source.container)
    case .pods: .pods(name: name, selector: selector)
    case .object: .object(source.describedObject, name: name, selector: selector)
    case .external: .external(name: name, selector: selector)
    }
  }

  var figure: Figure { type.flatMap { sources[$0]?.target } ?? Figure() }
}

extension MetricForm.Figure {
  /// What the autoscaler goes by when more than one is written.
  var metricTarget: HorizontalPodAutoscaler.MetricTarget? {
    if let averageUtilization { return .utilization(averageUtilization) }
    if let averageValue { return .averageValue(averageValue) }
    return value.map { .value($0) }
  }
}

// MARK: - Codecs

extension Codec where Value == HorizontalPodAutoscaler.Metric {
  static let metric = Codec(
    .object(MetricForm.spec.shape), blank: { Value(.resource(.cpu), .utilization(80)) }, empty: .object([:]),
    read: { marked, value, decoding in
      var form = MetricForm()
      MetricForm.spec.read(marked, into: &form, decoding: &decoding)
      guard let type = form.type else { return }
      guard let source = form.source else {
        return decoding.report(
          .required(UpstreamText.metricSourceRequired), at: marked.mark, path: decoding.path[type.member],
          stage: .validation)
      }
      guard decoding.accepts(form.figure, of: type, at: marked.mark), let target = form.figure.metricTarget
      else { return }
      value = Value(source, target)
    }, write: { .object(MetricForm.spec.write(MetricForm($0))) })
}

extension Codec where Value == HorizontalPodAutoscaler.CurrentMetric {
  static let currentMetric = Codec(
    .object(MetricForm.status.shape), blank: { Value(.resource(.cpu)) }, empty: .object([:]),
    read: { marked, value, decoding in
      var form = MetricForm()
      MetricForm.status.read(marked, into: &form, decoding: &decoding)
      guard let source = form.source else { return }
      let figure = form.figure
      value = Value(
        source, averageUtilization: figure.averageUtilization, averageValue: figure.averageValue,
        value: figure.value)
    }, write: { .object(MetricForm.status.write(MetricForm($0))) })
}

// MARK: - What a target must have

/// Source: kubernetes 1.35, `pkg/apis/autoscaling/validation/validation.go`.
extension Decoding {
  fileprivate mutating func accepts(
    _ figure: MetricForm.Figure, of type: MetricForm.MetricType, at mark: Mark
  ) -> Bool {
    let place = path[type.member]["target"]
    func report(_ decoding: inout Decoding, _ fault: ManifestProblem.Fault, _ field: String) {
      decoding.report(fault, at: mark, path: place[field], stage: .validation)
    }
    if let percent = figure.averageUtilization, percent < 1 {
      report(
        &self, .invalid(.int(Int64(percent)), UpstreamText.greaterThanNothing), "averageUtilization")
      return false
    }
    for (name, amount) in [("averageValue", figure.averageValue), ("value", figure.value)] {
      guard let amount, amount <= .zero else { continue }
      report(&self, .invalid(.string(amount.description), UpstreamText.mustBePositive), name)
      return false
    }
    switch type {
    case .resource, .containerResource:
      if figure.averageUtilization == nil, figure.averageValue == nil {
        report(&self, .required(UpstreamText.rawValueOrUtilization), "averageUtilization")
        return false
      }
      if figure.averageUtilization != nil, figure.averageValue != nil {
        report(&self, .forbidden(UpstreamText.notRawValueAndUtilization), "averageValue")
        return false
      }
    case .pods:
      if figure.averageValue == nil {
        report(&self, .required(UpstreamText.positiveAverageValue), "averageValue")
        return false
      }
    case .object:
      if figure.averageValue == nil, figure.value == nil {
        report(&self, .required(UpstreamText.valueOrAverageValue), "averageValue")
        return false
      }
    case .external:
      if figure.averageValue == nil, figure.value == nil {
        report(&self, .required(UpstreamText.metricValueOrPerPod), "averageValue")
        return false
      }
      if figure.averageValue != nil, figure.value != nil {
        report(&self, .forbidden(UpstreamText.notMetricValueAndPerPod), "value")
        return false
      }
    }
    return true
  }
}
