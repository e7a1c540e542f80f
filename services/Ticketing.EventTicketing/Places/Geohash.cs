namespace Ticketing.EventTicketing.Places;

/// <summary>
/// Cells of the Earth's surface with names of letters and digits: a longer name is a smaller cell inside that of its
/// beginning. Places of one cell have neighbours in an index over the name.
/// </summary>
/// <remarks>
/// Gustavo Niemeyer's geohash (<see href="https://en.wikipedia.org/wiki/Geohash"/>): bits of longitude and latitude by
/// turns, longitude first, five a character.
/// </remarks>
internal static class Geohash
{
    /// <summary>Characters that are stored: a cell of about five metres.</summary>
    public const int StoredLength = 9;

    private const string Alphabet = "0123456789bcdefghjkmnpqrstuvwxyz";
    private const int BitsPerCharacter = 5;

    /// <summary>The cell of a point.</summary>
    /// <param name="point">On the Earth.</param>
    /// <param name="length">Characters, 0 to 12; the one of no character is the whole Earth.</param>
    public static string Encode(GeoPoint point, int length = StoredLength)
    {
        var column = IndexOf(point.Longitude, 180, LongitudeBits(length));
        var row = IndexOf(point.Latitude, 90, LatitudeBits(length));
        return Name(column, row, length);
    }

    /// <summary>
    /// The cell of a point and its neighbours, at most nine, of the smallest size at which they hold everything within
    /// <paramref name="radiusKm"/>. Near a pole, where cells are narrow, that may be the whole Earth.
    /// </summary>
    public static IReadOnlyList<string> Cover(GeoPoint point, double radiusKm)
    {
        for (var length = StoredLength; length > 0; length--)
        {
            if (NeighboursReach(point, radiusKm, length))
            {
                return CellAndNeighbours(point, length);
            }
        }

        return [""];
    }

    private static bool NeighboursReach(GeoPoint point, double radiusKm, int length)
    {
        var degreesNorth = 180d / (1L << LatitudeBits(length));
        var degreesEast = 360d / (1L << LongitudeBits(length));

        // The edge of the circle nearest to a pole, where a degree of longitude is shortest.
        var farthest = Math.Abs(point.Latitude) + (radiusKm / GeoPoint.KmPerDegree);
        return degreesNorth * GeoPoint.KmPerDegree >= radiusKm
            && farthest < 90
            && degreesEast * GeoPoint.KmPerDegree * Math.Cos(farthest * Math.PI / 180) >= radiusKm;
    }

    private static List<string> CellAndNeighbours(GeoPoint point, int length)
    {
        var (columns, rows) = (1L << LongitudeBits(length), 1L << LatitudeBits(length));
        var column = IndexOf(point.Longitude, 180, LongitudeBits(length));
        var row = IndexOf(point.Latitude, 90, LatitudeBits(length));
        var names = new List<string>(9);
        for (var north = row - 1; north <= row + 1; north++)
        {
            // Nothing is north of the north pole; east of 180° is west of -180°.
            if (north >= 0 && north < rows)
            {
                names.AddRange(Enumerable.Range(-1, 3).Select(
                    east => Name((column + east + columns) % columns, north, length)));
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static int LongitudeBits(int length) => ((length * BitsPerCharacter) + 1) / 2;

    private static int LatitudeBits(int length) => length * BitsPerCharacter / 2;

    /// <summary>Which of 2^bits equal parts of -half…half holds the value; the last one holds its end too.</summary>
    private static long IndexOf(double value, double half, int bits)
    {
        var parts = 1L << bits;
        return Math.Clamp((long)Math.Floor((value + half) / (2 * half) * parts), 0, parts - 1);
    }

    private static string Name(long column, long row, int length) => string.Create(length, (column, row), (name, cell) =>
    {
        var (east, north) = cell;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            var value = 0;
            for (var bit = 0; bit < BitsPerCharacter; bit++)
            {
                // Counted from the front, even bits are of the longitude.
                var isLongitude = ((i * BitsPerCharacter) + BitsPerCharacter - 1 - bit) % 2 == 0;
                value |= (int)((isLongitude ? east : north) & 1) << bit;
                if (isLongitude)
                {
                    east >>= 1;
                }
                else
                {
                    north >>= 1;
                }
            }

            name[i] = Alphabet[value];
        }
    });
}

/// <summary>A point on the Earth, WGS 84.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
internal readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Of a degree of latitude, on a sphere.</summary>
    public const double KmPerDegree = EarthRadiusKm * Math.PI / 180;

    /// <summary>The mean radius (IUGG). A sphere is wrong by half a percent at most, which nobody feels on the way.</summary>
    private const double EarthRadiusKm = 6_371.0088;

    /// <summary>Along the surface, by the haversine formula.</summary>
    public double KmTo(GeoPoint other)
    {
        var sinNorth = Math.Sin(Radians(other.Latitude - Latitude) / 2);
        var sinEast = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        var h = (sinNorth * sinNorth)
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * sinEast * sinEast);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
