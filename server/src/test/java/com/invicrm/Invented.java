package com.invicrm;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes an argument of any type that stores take, out of one foreign id and one foreign text.
final class Invented {
  private final UUID id;
  private final String text;

  Invented(UUID id, String text) {
    this.id = id;
    this.text = text;
  }

  @Nullable Object argument(Type type) throws ReflectiveOperationException {
    return switch (type) {
      case WildcardType wildcard -> argument(wildcard.getUpperBounds()[0]);
      case ParameterizedType generic -> generic(generic);
      case Class<?> plain -> plain(plain);
      default -> null;
    };
  }

  private @Nullable Object generic(ParameterizedType type) throws ReflectiveOperationException {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (Optional.class == raw) return Optional.ofNullable(argument(of[0]));
    if (SortedMap.class.isAssignableFrom(raw))
      return new TreeMap<>(Map.of(some(of[0]), some(of[1])));
    if (Map.class.isAssignableFrom(raw)) return Map.of(some(of[0]), some(of[1]));
    if (Set.class.isAssignableFrom(raw)) return Set.of(some(of[0]));
    if (Collection.class.isAssignableFrom(raw) || Iterable.class == raw)
      return List.of(some(of[0]));
    return plain(raw);
  }

  private Object some(Type type) throws ReflectiveOperationException {
    @Nullable Object made = argument(type);
    return made == null ? text : made;
  }

  private @Nullable Object plain(Class<?> type) throws ReflectiveOperationException {
    if (type == UUID.class) return id;
    if (type == String.class || type == CharSequence.class || type == Object.class) return text;
    if (type == int.class || type == Integer.class) return 50;
    if (type == long.class || type == Long.class) return 50L;
    if (type == short.class || type == Short.class) return (short) 1;
    if (type == double.class || type == Double.class) return 0.5;
    if (type == boolean.class || type == Boolean.class) return true;
    if (type == Instant.class) return Instant.parse("2026-01-01T00:00:00Z");
    if (type == LocalDate.class) return LocalDate.of(2026, 1, 1);
    if (type == LocalTime.class) return LocalTime.NOON;
    if (type == BigDecimal.class) return BigDecimal.ONE;
    if (type.isEnum()) return type.getEnumConstants()[0];
    if (type.isArray()) return array(type.getComponentType());
    if (type.isRecord()) return record(type);
    if (type.isSealed()) return plain(type.getPermittedSubclasses()[0]);
    return null;
  }

  private Object array(Class<?> component) throws ReflectiveOperationException {
    Object array = Array.newInstance(component, 1);
    if (component == byte.class) Array.setByte(array, 0, (byte) 1);
    else Array.set(array, 0, plain(component));
    return array;
  }

  private Object record(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] parts = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[parts.length];
    for (int i = 0; i < parts.length; i++) values[i] = argument(parts[i].getGenericType());
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
