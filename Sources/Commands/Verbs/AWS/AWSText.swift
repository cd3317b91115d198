/// `--output text`: values with tabs between them, a line for each object.
///
/// Source: awscli `awscli/text.py`.
enum AWSText {
  static func lines(_ value: JQValue) -> String {
    var text = ""
    write(value, label: nil, keys: nil, into: &text)
    return text
  }

  private static func scalar(_ value: JQValue) -> String? {
    switch value {
    case .null: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .number, .string: value.raw
    case .array, .object: nil
    }
  }

  /// - Parameter keys: the members that every object of a list shows, there or not.
  private static func write(_ value: JQValue, label: String?, keys: [String]?, into text: inout String) {
    switch value {
    case .null, .bool, .number, .string: text += (scalar(value) ?? "") + "\n"
    case .array(let items): write(items, label: label, into: &text)
    case .object(let object):
      let own = object.members.filter { scalar($0.value) != nil }.map(\.key).sorted()
      let cells = (keys ?? own).map { object[$0].flatMap(scalar) ?? "" }
      if !cells.isEmpty { text += row(label, cells) }
      for member in object.members where scalar(member.value) == nil {
        write(member.value, label: member.key, keys: nil, into: &text)
      }
    }
  }

  private static func write(_ items: [JQValue], label: String?, into text: inout String) {
    let scalars = items.compactMap(scalar)
    let objects = items.compactMap { item -> JQObject? in
      if case .object(let object) = item { object } else { nil }
    }
    if !scalars.isEmpty {
      if label == nil {
        text += scalars.joined(separator: "\t") + "\n"
      } else {
        for value in scalars { text += row(label, [value]) }
      }
    }
    let keys = Set(
      objects.flatMap { object in object.members.filter { scalar($0.value) != nil }.map(\.key) })
    for item in items where scalar(item) == nil {
      write(item, label: label, keys: objects.isEmpty ? nil : keys.sorted(), into: &text)
    }
  }

  private static func row(_ label: String?, _ cells: [String]) -> String {
    ([label?.uppercased()].compactMap(\.self) + cells).joined(separator: "\t") + "\n"
  }
}
