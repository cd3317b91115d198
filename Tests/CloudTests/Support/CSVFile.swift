import Foundation

/// A file of `data/`: rows by column name.
struct CSVFile {
  let rows: [[String: String]]

  init(_ name: String) throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(
      path: "../../../data")
    let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let columns = lines.first ?? []
    rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
  }
}

extension [String: String] {
  /// A cell; nil when it is empty.
  func cell(_ column: String) -> String? { self[column].flatMap { $0.isEmpty ? nil : $0 } }
  func int(_ column: String) -> Int? { cell(column).flatMap { Int($0) } }
  func double(_ column: String) -> Double? { cell(column).flatMap { Double($0) } }
}
