using System.Buffers.Binary;
using System.Globalization;
using Ticketing.Contracts;
using Ticketing.Gateway.Limits.Addresses;

namespace Ticketing.Gateway.Limits.Rates;

/// <summary>What is counted together.</summary>
internal enum RateScope
{
    /// <summary>Requests of one address without a good token.</summary>
    Address,

    /// <summary>Requests of one address with one.</summary>
    SignedInAddress,

    /// <summary>Requests of one user.</summary>
    User,
}

/// <summary>A counter's name.</summary>
internal readonly record struct RateKey(RouteClass Kind, RateScope Scope, UInt128 Who)
{
    public static RateKey Of(RouteClass kind, RateScope scope, ClientAddress address) =>
        new(kind, scope, new UInt128(address.IsV6 ? 1UL : 0UL, address.Bits));

    public static RateKey Of(RouteClass kind, UserId user)
    {
        Span<byte> bytes = stackalloc byte[16];
        user.Value.TryWriteBytes(bytes);
        return new(kind, RateScope.User, BinaryPrimitives.ReadUInt128LittleEndian(bytes));
    }

    /// <summary><c>Orders:User:0192…</c>: the middle of the shared counter's key.</summary>
    public override string ToString() =>
        $"{Kind}:{Scope}:{Who.ToString("x32", CultureInfo.InvariantCulture)}";
}
