import Cloud
import Kubernetes

/// One place in a command's syntax, and what stands there. Parsing, usage and completion read it.
public struct Argument: Equatable, Sendable {
  public enum Value: Equatable, Sendable {
    /// One of these words.
    case words([String])
    /// kubectl's way to name objects: `pods`, `pod a b`, `pod/a deploy/b`, `pods,nodes`.
    case resources
    /// A kind alone.
    case kind
    /// A name of an object of this kind, or `kind/name`.
    case objects(Kind)
    /// A node of Karpenter's whose machine runs, of a capacity type or of any.
    case machine(CapacityType?)
    /// A NodeClaim, one that is gone too.
    case nodeClaimEver
    case zone
    case instanceType
    case actor
    case condition
    case count
    case duration
    case fieldPath
    case file
    case imageEdit
    case labelEdit
    case labelKey
    case outputFormat
    case selector
    case taintEdit
    case topic
    /// A branch's or a saved world's name.
    case world
    /// A term of the glossary.
    case term
    /// A metric of Karpenter's.
    case metric
    case folder
    /// A release of Helm's.
    case release
    /// `oci://…`, or `REPOSITORY/CHART`.
    case chart
    /// A value of the chart that the command names: `settings.clusterName=aula`.
    case chartValue
    /// The address of a chart repository.
    case repositoryURL
    case role
    case iamPolicy
    case iamAction
    case breakable
    case expression
    /// Anything, shown by this label.
    case text(String)
  }

  public enum Occurrence: Equatable, Sendable { case one, optional, any, oneOrMore }

  public let value: Value
  public let occurrence: Occurrence

  public static func one(_ value: Value) -> Self { Self(value: value, occurrence: .one) }
  public static func optional(_ value: Value) -> Self { Self(value: value, occurrence: .optional) }
  public static func any(_ value: Value) -> Self { Self(value: value, occurrence: .any) }
  public static func oneOrMore(_ value: Value) -> Self { Self(value: value, occurrence: .oneOrMore) }

  /// As usage shows it: `NAME`, `[FILE]`, `LABEL…`.
  public var usage: String {
    switch occurrence {
    case .one: value.label
    case .optional: "[\(value.label)]"
    case .any: "[\(value.label)…]"
    case .oneOrMore: "\(value.label)…"
    }
  }
}

extension Argument.Value {
  public var label: String {
    switch self {
    case .words(let words): words.joined(separator: "|")
    case .resources: "(KIND [NAME…] | KIND/NAME…)"
    case .kind: "KIND"
    case .objects(let kind): kind.name.uppercased()
    case .machine: "NODE"
    case .nodeClaimEver: "NODECLAIM"
    case .zone: "ZONE"
    case .instanceType: "TYPE"
    case .actor: "ACTOR"
    case .condition: "CONDITION"
    case .count: "N"
    case .duration: "DURATION"
    case .fieldPath: "KIND[.FIELD…]"
    case .file: "FILE"
    case .imageEdit: "CONTAINER=IMAGE"
    case .labelEdit: "KEY=VALUE|KEY-"
    case .labelKey: "KEY"
    case .outputFormat: "FORMAT"
    case .selector: "SELECTOR"
    case .taintEdit: "KEY=VALUE:EFFECT|KEY-"
    case .topic: "TOPIC"
    case .world: "NAME"
    case .term: "TERM"
    case .metric: "NAME"
    case .folder: "FOLDER"
    case .release: "RELEASE"
    case .chart: "CHART"
    case .chartValue: "PATH=VALUE"
    case .repositoryURL: "URL"
    case .role: "ROLE"
    case .iamPolicy: "POLICY"
    case .iamAction: "ACTION"
    case .breakable: "EVENT"
    case .expression: "EXPRESSION"
    case .text(let label): label
    }
  }
}
