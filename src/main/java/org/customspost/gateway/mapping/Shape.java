package org.customspost.gateway.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.customspost.gateway.model.MadeOf;
import org.customspost.gateway.model.Personal;
import org.customspost.gateway.model.Prose;
import org.jspecify.annotations.Nullable;

/**
 * A canonical record, taken apart once when a mapping is loaded so that no value needs reflection
 * afterwards.
 */
final class Shape {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private final Class<?> type;
  private final Slot[] slots;
  private final MethodHandle constructor;

  private Shape(Class<?> type, Slot[] slots, MethodHandle constructor) {
    this.type = type;
    this.slots = slots;
    this.constructor = constructor;
  }

  static Shape of(Class<?> record) {
    return of(record, new HashMap<>());
  }

  private static Shape of(Class<?> record, Map<Class<?>, Shape> known) {
    Shape there = known.get(record);
    if (there != null) return there;
    RecordComponent[] components = record.getRecordComponents();
    Slot[] slots = new Slot[components.length];
    for (int i = 0; i < slots.length; i++) slots[i] = slot(components[i], i, known);
    Shape shape = new Shape(record, slots, constructor(record, components));
    known.put(record, shape);
    return shape;
  }

  private static Slot slot(RecordComponent component, int index, Map<Class<?>, Shape> known) {
    boolean list = component.getType() == List.class;
    Class<?> type = list ? elementOf(component.getGenericType()) : component.getType();
    Shape shape = Values.isValue(type) ? null : of(type, known);
    return new Slot(
        component.getName(),
        index,
        type,
        list,
        shape,
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        shown(component),
        handle(component.getAccessor()),
        List.of());
  }

  private static Shown shown(RecordComponent component) {
    if (component.isAnnotationPresent(Personal.class)) return Shown.MASKED;
    return component.isAnnotationPresent(Prose.class) ? Shown.WHOLE : Shown.CODED;
  }

  private static Class<?> elementOf(Type list) {
    return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
  }

  private static MethodHandle constructor(Class<?> record, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = record.getDeclaredConstructor(types);
      return LOOKUP
          .unreflectConstructor(canonical)
          .asType(MethodType.genericMethodType(types.length))
          .asSpreader(Object[].class, types.length);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalArgumentException(record + " cannot be built by a mapping", e);
    }
  }

  private static MethodHandle handle(Method accessor) {
    try {
      return LOOKUP.unreflect(accessor).asType(GETTER);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(accessor + " cannot be read by a mapping", e);
    }
  }

  Class<?> type() {
    return type;
  }

  List<Slot> slots() {
    return List.of(slots);
  }

  int size() {
    return slots.length;
  }

  Slot slot(int index) {
    return slots[index];
  }

  @Nullable Slot slot(String name) {
    for (Slot each : slots) if (each.name().equals(name)) return each;
    return null;
  }

  /** A component, or a public method without parameters that the record itself declares. */
  @Nullable Slot readable(String name) {
    Slot slot = slot(name);
    if (slot != null) return slot;
    for (Method each : type.getDeclaredMethods()) {
      if (each.getName().equals(name) && isDerived(each)) {
        boolean list = each.getReturnType() == List.class;
        Class<?> result = list ? elementOf(each.getGenericReturnType()) : each.getReturnType();
        Shape shape = Values.isValue(result) ? null : of(result);
        Shown shown = each.isAnnotationPresent(Personal.class) ? Shown.MASKED : Shown.CODED;
        return new Slot(name, -1, result, list, shape, true, shown, handle(each), parts(each));
      }
    }
    return null;
  }

  private List<Slot> parts(Method method) {
    MadeOf made = method.getAnnotation(MadeOf.class);
    if (made == null) return List.of();
    return Arrays.stream(slots)
        .filter(each -> List.of(made.value()).contains(each.name()))
        .toList();
  }

  private boolean isDerived(Method method) {
    boolean listOrKnown =
        method.getReturnType() == List.class
            || method.getReturnType().isRecord()
            || Values.isValue(method.getReturnType());
    return method.getParameterCount() == 0
        && Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && listOrKnown
        && !List.of("toString", "hashCode").contains(method.getName());
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Slot each : slots) names.add(each.name());
    return names;
  }

  /** What a mapping calls one of these: the last word of the type's name, {@code piece}. */
  String variable() {
    return variable(type.getSimpleName());
  }

  private static String variable(String name) {
    int last = name.length() - 1;
    while (last > 0 && !Character.isUpperCase(name.charAt(last))) last--;
    return name.substring(last).toLowerCase(Locale.ROOT);
  }

  Object make(Object[] arguments) {
    try {
      return constructor.invoke(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // a method handle declares Throwable; records throw nothing checked
      throw new IllegalStateException(type.getName(), e);
    }
  }
}
