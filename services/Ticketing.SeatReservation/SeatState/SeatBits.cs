using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// Two bits a seat in one string: the seat with index i has bits 2i and 2i+1, most significant bit first, as
/// <c>BITFIELD key GET u2 {2i}</c> reads them. Four seats a byte: <c>0b00_01_10_11</c> is available, reserved, sold,
/// unavailable.
/// </summary>
internal static class SeatBits
{
    private const int SeatsPerByte = 4;

    /// <summary>Bytes that <paramref name="places"/> seats need; the spare bits of the last byte are zero.</summary>
    public static int LengthOf(int places) => (places + SeatsPerByte - 1) / SeatsPerByte;

    /// <summary>The status of the seat with this index.</summary>
    public static SeatStatus Read(ReadOnlySpan<byte> bits, int index) =>
        (SeatStatus)((bits[index / SeatsPerByte] >> ShiftOf(index)) & 0b11);

    /// <summary>Sets the status of a seat and leaves its three neighbours in the byte alone.</summary>
    public static void Write(Span<byte> bits, int index, SeatStatus status)
    {
        var shift = ShiftOf(index);
        ref var cell = ref bits[index / SeatsPerByte];
        cell = (byte)((cell & ~(0b11 << shift)) | ((int)status << shift));
    }

    /// <summary>The seats <paramref name="first"/> … first+count−1 as digits, for example <c>0001120333</c>.</summary>
    public static string ToDigits(ReadOnlySpan<byte> bits, int first, int count)
    {
        Span<char> digits = stackalloc char[count];
        for (var i = 0; i < count; i++)
        {
            digits[i] = (char)('0' + (int)Read(bits, first + i));
        }

        return new string(digits);
    }

    private static int ShiftOf(int index) => 6 - (2 * (index % SeatsPerByte));
}
