using NpgsqlTypes;

namespace Ticketing.Booking.Infrastructure;

/// <summary>
/// Types of array parameters that a .NET type does not tell (jsonb), or that may be null as a whole.
/// </summary>
internal static class BatchParameters
{
    public const NpgsqlDbType JsonbArray = NpgsqlDbType.Array | NpgsqlDbType.Jsonb;
    public const NpgsqlDbType UuidArray = NpgsqlDbType.Array | NpgsqlDbType.Uuid;
    public const NpgsqlDbType ByteaArray = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
    public const NpgsqlDbType TextArray = NpgsqlDbType.Array | NpgsqlDbType.Text;
    public const NpgsqlDbType IntegerArray = NpgsqlDbType.Array | NpgsqlDbType.Integer;
}
