using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ticketing.Gateway.Limits.Addresses;

/// <summary>
/// Who counts as one sender: an IPv4 address, or the first 64 bits of an IPv6 address, because a household is given at
/// least a /64 and could otherwise send each request from an address of its own.
/// </summary>
internal readonly record struct ClientAddress(bool IsV6, ulong Bits)
{
    /// <summary>Bytes of an IPv6 address that count.</summary>
    private const int PrefixBytes = 8;

    private const int V6Bytes = 16;

    public static ClientAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <param name="address">Null, where a connection has none, counts as <c>0.0.0.0</c>.</param>
    public static ClientAddress Of(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[V6Bytes];
        if (address.IsIPv4MappedToIPv6)
        {
            address.TryWriteBytes(bytes, out _);
            return new(false, BinaryPrimitives.ReadUInt32BigEndian(bytes[^sizeof(uint)..]));
        }

        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new(true, BinaryPrimitives.ReadUInt64BigEndian(bytes[..PrefixBytes]))
            : new(false, BinaryPrimitives.ReadUInt32BigEndian(bytes));
    }

    /// <summary>Hexadecimal: <c>7f000001</c>, <c>20010db800000000</c>.</summary>
    public override string ToString() => Bits.ToString(IsV6 ? "x16" : "x8", CultureInfo.InvariantCulture);
}
