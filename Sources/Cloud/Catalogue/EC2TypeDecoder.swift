extension EC2Type {
  /// Every type of the catalogue, in its order: by family, sizes ascending. Decoded when first asked for.
  public static let all: [EC2Type] = EC2Data.types.withUTF8Buffer { text in
    var types: [EC2Type] = []
    types.reserveCapacity(1400)
    for line in text.split(separator: UInt8(ascii: "\n")) {
      types.append(EC2Type(EC2TypeLine(line)))
    }
    return types
  }

  /// Where each stands in `all`, by name.
  static let positions = Dictionary(all.indices.map { (all[$0].name, $0) }) { first, _ in first }

  /// The names of the teaching subset.
  static let teachingNames = Set(EC2Data.teaching.description.split(separator: "\n").map(String.init))

  fileprivate init(_ line: EC2TypeLine) {
    name = line.text(0)
    architecture = line.letter(1) == UInt8(ascii: "a") ? "arm64" : "amd64"
    vCPUs = line.integer(2) ?? 0
    memoryMiB = line.integer(3) ?? 0
    cpuManufacturer =
      switch line.letter(4) {
      case UInt8(ascii: "w"): "aws"
      case UInt8(ascii: "i"): "intel"
      default: "amd"
      }
    clockMHz = line.integer(5) ?? 0
    hypervisor =
      switch line.letter(6) {
      case UInt8(ascii: "n"): "nitro"
      case UInt8(ascii: "x"): "xen"
      default: ""
      }
    gpu = line.integer(9).map { count in
      let manufacturer =
        switch line.letter(8) {
        case UInt8(ascii: "n"): "nvidia"
        case UInt8(ascii: "h"): "habana"
        default: "amd"
        }
      return GPU(
        name: line.text(7), manufacturer: manufacturer, count: count, memoryMiB: line.integer(10) ?? 0)
    }
    accelerator = line.integer(12).map { count in
      Accelerator(name: line.text(11), count: count, cores: line.integer(13) ?? 0)
    }
    efaInterfaces = line.integer(14) ?? 0
    instanceStoreGB = line.integer(15)
    localNVMeGB = line.integer(16)
    ebsBandwidthMbps = line.integer(17)
    networkBandwidthMbps = line.integer(18)
    networkInterfaces = line.integer(19) ?? 0
    ipv4PerInterface = line.integer(20) ?? 0
    podENIs = line.integer(21) ?? 0
    encryptsInTransit = line.letter(22) != nil
    supportsSpot = line.letter(23) != nil
    saleInUSEast1 = line.sale(24)
    saleInSAEast1 = line.sale(28)
  }
}

/// One line of the catalogue's text, cut at its commas. Columns are numbered in `EC2Data`.
private struct EC2TypeLine {
  private let cells: [Slice<UnsafeBufferPointer<UInt8>>]

  init(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
  }

  private func cell(_ column: Int) -> Slice<UnsafeBufferPointer<UInt8>>? {
    column < cells.count ? cells[column] : nil
  }

  func letter(_ column: Int) -> UInt8? { cell(column)?.first }

  func text(_ column: Int) -> String {
    cell(column).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func integer(_ column: Int) -> Int? {
    guard let cell = cell(column), !cell.isEmpty else { return nil }
    var number = 0
    for byte in cell { number = number &* 10 &+ Int(byte &- 48) }
    return number
  }

  /// Four columns; nil when the first, the zones, is empty.
  func sale(_ first: Int) -> EC2Type.Sale? {
    guard letter(first) != nil else { return nil }
    return EC2Type.Sale(
      zoneLetters: text(first), onDemandUSDPerHour: decimal(first + 1),
      spotBaseUSDPerHour: decimal(first + 2),
      interruption: integer(first + 3).flatMap(InterruptionBucket.init(rawValue:)))
  }

  /// A decimal of at most 15 digits, so that one division rounds it correctly.
  func decimal(_ column: Int) -> Double? {
    guard let cell = cell(column), !cell.isEmpty else { return nil }
    var digits = 0.0
    var scale = 1.0
    var isFraction = false
    for byte in cell {
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      digits = digits * 10 + Double(byte &- 48)
      if isFraction { scale *= 10 }
    }
    return digits / scale
  }
}
