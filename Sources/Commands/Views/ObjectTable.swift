import Cluster
import Kubernetes
import Narration

/// Objects of one kind as a table: the columns of `kubectl get`.
public struct ObjectTable: Equatable, Sendable {
  /// What is shown beside a kind's own columns.
  public struct Options: Equatable, Sendable {
    public var isWide = false
    public var showsNamespace = false
    public var showsLabels = false
    /// Label keys that have a column of their own.
    public var labelColumns: [String] = []
    /// Names with the kind in front: `pod/web-1`.
    public var showsKind = false

    public init() {}
  }

  public let header: [String]
  public let rows: [[StyledText]]

  init(_ kind: Kind, _ objects: [ClusterObject], in world: World, options: Options = Options()) {
    let printer = KindPrinter.of(kind)
    let titles = printer.titles
    let shown = titles.indices.filter { options.isWide || !titles[$0].isWide }
    header =
      (options.showsNamespace && kind.isNamespaced ? ["NAMESPACE"] : []) + shown.map { titles[$0].text }
      + options.labelColumns.map(Self.title(ofLabel:)) + (options.showsLabels ? ["LABELS"] : [])
    rows = objects.map { object in
      var cells = printer.cells(shown, object, world)
      if options.showsKind, let nameColumn = shown.firstIndex(where: { titles[$0].text == "NAME" }) {
        cells[nameColumn] = StyledText(object.qualifiedName, style: .name)
      }
      if options.showsNamespace, kind.isNamespaced {
        cells.insert(StyledText(object.metadata.namespace), at: 0)
      }
      if !options.labelColumns.isEmpty {
        let labels = object.metadata.labels
        cells += options.labelColumns.map { StyledText(labels[$0] ?? "") }
      }
      if options.showsLabels { cells.append(StyledText(object.metadata.labels.columnText)) }
      return cells
    }
  }

  /// `karpenter.sh/capacity-type` heads a column as `CAPACITY-TYPE`.
  private static func title(ofLabel key: String) -> String {
    (key.split(separator: "/").last.map(String.init) ?? key).uppercased()
  }

  /// The table's lines, the last one ended too.
  public func text(withHeader: Bool = true) -> StyledText {
    TextTable(header: withHeader ? header.map { StyledText($0, style: .heading) } : nil, rows: rows).text
  }

  /// One row's line, as wide as the whole table's.
  func line(_ row: Int) -> StyledText {
    let lines = TextTable(header: header.map { StyledText($0) }, rows: rows).lines()
    return lines.indices.contains(row + 1) ? lines[row + 1] + "\n" : StyledText()
  }
}
