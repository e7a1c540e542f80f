using Ticketing.EventTicketing.Places;

namespace Ticketing.EventTicketing.Tests.Places;

public sealed class GeohashTests
{
    /// <summary>Published examples: Wikipedia ("Geohash"), and the tests of the libraries of C. Veness and V. Tony.</summary>
    [Theory]
    [InlineData(57.64911, 10.40744, "u4pruydqq")]
    [InlineData(42.6, -5.6, "ezs42")]
    [InlineData(-25.382708, -49.265506, "6gkzwgjzn")]
    [InlineData(37.8324, 112.5584, "ww8p1r4t8")]
    [InlineData(52.205, 0.119, "u120fxw")]
    [InlineData(-90, -180, "000000000")]
    [InlineData(90, 180, "zzzzzzzzz")]
    public void A_point_has_the_published_cell(double latitude, double longitude, string cell) =>
        Geohash.Encode(new GeoPoint(latitude, longitude), cell.Length).ShouldBe(cell);

    /// <summary>The published neighbours of <c>ezzz</c>, across the equator of longitude and two large cells.</summary>
    [Fact]
    public void The_neighbours_of_a_cell_are_the_published_ones() =>
        Geohash.Cover(new GeoPoint(44.9, -0.1), 15).Order(StringComparer.Ordinal).ShouldBe(
            new[] { "ezzz", "gbpb", "u000", "spbp", "spbn", "ezzy", "ezzw", "ezzx", "gbp8" }.Order(StringComparer.Ordinal));

    /// <summary>Nashville to Los Angeles, the usual example of the formula; the mean radius of the IUGG.</summary>
    [Fact]
    public void Distance_is_the_published_one()
    {
        new GeoPoint(36.12, -86.67).KmTo(new GeoPoint(33.94, -118.40)).ShouldBe(2_886.45, 0.05);
        new GeoPoint(0, 179.5).KmTo(new GeoPoint(0, -179.5)).ShouldBe(GeoPoint.KmPerDegree, 0.001);
    }

    /// <summary>Whatever the point and the radius, a place within it lies in one of the cells.</summary>
    [Fact]
    public void Cell_and_neighbours_hold_everything_within_the_radius()
    {
        var random = new Random(20_261_129);
        for (var i = 0; i < 20_000; i++)
        {
            var point = new GeoPoint((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180);
            var radius = 0.1 + (random.NextDouble() * 200);
            var place = Around(point, radius * random.NextDouble(), random);
            if (point.KmTo(place) > radius)
            {
                continue;
            }

            var cell = Geohash.Encode(place);
            var cells = Geohash.Cover(point, radius);
            cells.Count.ShouldBeLessThanOrEqualTo(9);
            cells.Any(prefix => cell.StartsWith(prefix, StringComparison.Ordinal)).ShouldBeTrue(
                $"{place} is within {radius} km of {point}, and {cell} in none of {string.Join(' ', cells)}");
        }
    }

    [Fact]
    public void A_small_radius_asks_small_cells() =>
        Geohash.Cover(new GeoPoint(25.033, 121.565), 1).ShouldAllBe(cell => cell.Length == 5);

    private static GeoPoint Around(GeoPoint point, double km, Random random)
    {
        var angle = random.NextDouble() * 2 * Math.PI;
        var north = point.Latitude + (km / GeoPoint.KmPerDegree * Math.Cos(angle));
        var shrink = Math.Max(0.01, Math.Cos(point.Latitude * Math.PI / 180));
        var east = point.Longitude + (km / GeoPoint.KmPerDegree / shrink * Math.Sin(angle));
        return new GeoPoint(Math.Clamp(north, -90, 90), ((east + 540) % 360) - 180);
    }
}
